"""How Django's forms look everywhere on the public site."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Renders `{{ field.as_field_group }}` with the design system; widgets keep Django's own templates."""

    field_template_name = "components/forms/field.html"
