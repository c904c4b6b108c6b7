"""Numbers and beginnings of texts, for what a list shows dozens of.

Django's own filters ask at each call which language is spoken; the site has one.
"""

import re

from django import template
from django.utils.safestring import mark_safe

from editorial import clauses

register = template.Library()

register.filter(clauses.notes_after_clauses)

NO_BREAK_SPACE = "\u00a0"
# French sets these signs apart from their word; a line must not break there.
SPACE_BY_A_SIGN = re.compile("(?<=[^ ]) (?=[;:?!»])|(?<=«) ")


@register.filter
def number(value: int | None) -> str:
    """A whole number as French people write it: ``12 345``."""
    return "" if value is None else f"{value:,}".replace(",", NO_BREAK_SPACE)


@register.filter
def typeset(text: str) -> str:
    """A text whose signs stay on the line of their word, whatever spaces were typed around them."""
    shown = SPACE_BY_A_SIGN.sub(NO_BREAK_SPACE, str(text))
    return mark_safe(shown) if hasattr(text, "__html__") else shown  # noqa: S308 - as trusted as it came


@register.filter
def beginning(text: str, words: int) -> str:
    """The first words of a text, seven to eight letters each at most, and a mark that there are more."""
    parts = text.split(maxsplit=words)
    start = typeset(" ".join(parts[:words]))
    if len(start) > words * 8:
        return f"{start[: words * 8 - 1]}…"
    return f"{start}{NO_BREAK_SPACE}…" if len(parts) > words else start
