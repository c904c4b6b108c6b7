"""What the components compute from the objects they are given."""

from dataclasses import dataclass

from django import template
from django.core.paginator import Page
from django.forms import BaseForm

register = template.Library()


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
    """The addresses of the pages around this one, the first and the last always among them."""
    last = page.paginator.num_pages

    def url(number: int) -> str:
        # The first page keeps the address of the list itself, so that it is cached once.
        parameters = [part for part in (querystring, f"page={number}" if number > 1 else "") if part]
        return "?" + "&".join(parameters)

    numbers = sorted({1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)})
    links: list[PageLink] = []
    for number in numbers:
        if links and number > links[-1].number + 1:
            links.append(PageLink(number - 1, gap=True))
        links.append(
            PageLink(number, url(number), current=number == page.number, edge=number in (1, last))
        )
    return PageLinks(
        pages=links,
        previous=url(page.previous_page_number()) if page.has_previous() else "",
        next=url(page.next_page_number()) if page.has_next() else "",
    )


@dataclass(frozen=True)
class ErrorLine:
    label: str
    message: str
    field_id: str = ""


@register.simple_tag
def error_lines(form: BaseForm) -> list[ErrorLine]:
    """One line for each error of a bound form, in the order of its fields, the form's own first."""
    lines = [ErrorLine("", message) for message in form.non_field_errors()]
    for field in form:
        lines += [
            ErrorLine(field.label, message, field.id_for_label or field.auto_id) for message in field.errors
        ]
    return lines
