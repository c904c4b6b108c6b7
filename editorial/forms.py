"""How Django's forms look everywhere on the public site."""

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from editorial.controls import WRITERS


class FormRenderer(TemplatesSetting):
    """Renders `{{ field.as_field_group }}` with the design system; widgets look as Django's own templates."""

    field_template_name = "components/forms/field.html"

    def render(self, template_name: str, context: dict, request: HttpRequest | None = None) -> str:
        write = WRITERS.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)
