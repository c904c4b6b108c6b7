"""What the components compute from the objects they are given."""

from dataclasses import dataclass
from functools import partial

from django import template
from django.core.paginator import Page
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
    Widget,
)
from django.forms.boundfield import BoundWidget
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString

from editorial.controls import attributes
from editorial.lists import FilterForm
from page_cache import Fragments

register = template.Library()
register.simple_tag(attributes)


drawings = Fragments(most=500)


@register.simple_tag
def pictogram(
    name: str, colour: str = "", size: str = "", disc: bool = False, alone: bool = False
) -> SafeString:
    """A drawing of the design system, as ``components/pictogram.html`` writes it: once for each of its kinds.

    ``alone`` where a page shows no other: it then asks for this one rather than for all of them.
    """
    sprite = static(f"assets/pictogram-{name}.svg" if alone else "assets/pictograms.svg")
    context = {"name": name, "colour": colour, "size": size, "disc": disc, "sprite": sprite}
    write = partial(render_to_string, "components/pictogram.html", context)
    return drawings.get((name, colour, size, disc, sprite), write)


filter_forms = Fragments(most=50)


@register.simple_tag
def filter_form(filters: FilterForm, action: str, label: str) -> SafeString:
    """The filters of a list, as ``components/filter_form.html`` writes them; once where none is chosen."""
    context = {"filters": filters, "action": action, "label": label}
    write = partial(render_to_string, "components/filter_form.html", context)
    if any(filters.data.values()):
        return write()
    options = tuple(tuple(getattr(field, "choices", ())) for field in filters.fields.values())
    return filter_forms.get((type(filters), options, action, label), write)


@dataclass(frozen=True)
class PageLink:
    number: int
    url: str = ""
    current: bool = False
    edge: bool = False
    gap: bool = False


@dataclass(frozen=True)
class PageLinks:
    pages: list[PageLink]
    previous: str
    next: str


@register.simple_tag
def page_links(page: Page, querystring: str = "") -> PageLinks:
    """The addresses of the pages around this one, the first and the last always among them.

    A page that knows better than by number how to lead to another says so in ``address``, which may be
    ``None`` for those it leads to in no way.
    """
    last = page.paginator.num_pages
    address = getattr(page, "address", None)

    def url(number: int) -> str | None:
        # The first page keeps the address of the list itself, so that it is cached once.
        place = address(number) if address else f"page={number}" if number > 1 else ""
        return None if place is None else "?" + "&".join(part for part in (querystring, place) if part)

    numbers = sorted({1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)})
    links: list[PageLink] = []
    for number in numbers:
        current = number == page.number
        target = "" if current else url(number)
        if target is None:
            continue
        if links and number > links[-1].number + 1:
            links.append(PageLink(number - 1, gap=True))
        links.append(PageLink(number, target, current=current, edge=number in (1, last)))
    return PageLinks(
        pages=links,
        previous=url(page.previous_page_number()) or "" if page.has_previous() else "",
        next=url(page.next_page_number()) or "" if page.has_next() else "",
    )


@dataclass(frozen=True)
class ErrorLine:
    label: str
    message: str
    field_id: str = ""

    @property
    def label_is_sentence(self) -> bool:
        """Whether the label ends as a sentence does, so that no colon follows it."""
        return self.label.endswith((".", "?", "!"))


@register.simple_tag
def error_lines(form: BaseForm) -> list[ErrorLine]:
    """One line for each error of a bound form, in the order of its fields, the form's own first."""
    lines = [ErrorLine("", message) for message in form.non_field_errors()]
    for field in form:
        lines += [
            ErrorLine(field.label, message, field.id_for_label or field.auto_id) for message in field.errors
        ]
    return lines


@dataclass(frozen=True)
class FieldParts:
    """How to lay a field out: which of the design system's groups holds it, and its control."""

    kind: str
    control: str


FIELDSETS: dict[type[Widget], str] = {CheckboxSelectMultiple: "checkbox", RadioSelect: "radio"}
GROUPS: dict[type[Widget], tuple[str, str]] = {
    CheckboxInput: ("checkbox", ""),
    Select: ("select", "fr-select"),
    FileInput: ("upload", "fr-upload"),
}


@register.simple_tag
def field_parts(field: BoundField) -> FieldParts:
    """The kind of group a bound field needs and its control with the class that group expects."""
    widget = field.field.widget
    if field.is_hidden:
        return FieldParts("hidden", field.as_widget())
    for widget_class, name in FIELDSETS.items():
        if isinstance(widget, widget_class):
            return FieldParts(f"{name}-set", "")
    name, css_class = next(
        (group for widget_class, group in GROUPS.items() if isinstance(widget, widget_class)),
        ("input", "fr-input"),
    )
    if css_class and field.errors:
        css_class = f"{css_class} {css_class}--error"
    own = widget.attrs.get("class", "")
    attrs = {"class": f"{css_class} {own}".strip()} if css_class or own else {}
    return FieldParts(name, field.as_widget(attrs=attrs))


@register.simple_tag
def grouped_options(field: BoundField) -> list[tuple[str, list[BoundWidget]]]:
    """The options of a set of boxes, under the name of their group; one nameless group when there is none."""
    widget = field.field.widget
    attrs = field.build_widget_attrs({"id": widget.attrs.get("id") or field.auto_id})
    groups: dict[str, list[BoundWidget]] = {}
    for name, options, _ in widget.optgroups(field.html_name, widget.format_value(field.value()), attrs):
        bound = [BoundWidget(widget, option, field.form.renderer) for option in options]
        groups.setdefault(str(name or ""), []).extend(bound)
    return list(groups.items())
