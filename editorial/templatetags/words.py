"""Numbers and beginnings of texts, for what a list shows dozens of.

Django's own filters ask at each call which language is spoken; the site has one.
"""

from django import template

register = template.Library()

NO_BREAK_SPACE = "\u00a0"


@register.filter
def number(value: int | None) -> str:
    """A whole number as French people write it: ``12 345``."""
    return "" if value is None else f"{value:,}".replace(",", NO_BREAK_SPACE)


@register.filter
def beginning(text: str, words: int) -> str:
    """The first words of a text, seven to eight letters each at most, and a mark that there are more."""
    parts = text.split(maxsplit=words)
    start = " ".join(parts[:words])
    if len(start) > words * 8:
        return f"{start[: words * 8 - 1]}…"
    return f"{start} …" if len(parts) > words else start
