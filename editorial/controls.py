"""The controls of forms, written as Django's own templates write them.

A form has a hundred options and a dozen controls: as templates they took a quarter of the time of a page
that carries one. A test compares each with Django's template.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

TEMPLATES = "django/forms/widgets"


def escaped(html: str) -> SafeString:
    """What the functions below have put together, each value escaped."""
    return mark_safe(html)  # noqa: S308


def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """What follows the name of an element: nothing for what is ``False``, a bare name for what is ``True``."""
    parts = []
    for name, value in attrs.items():
        if value is True:
            parts.append(f" {conditional_escape(name)}")
        elif value is not False:
            parts.append(f' {conditional_escape(name)}="{conditional_escape(value)}"')
    return escaped("".join(parts))


def input_(widget: Mapping[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else f' value="{conditional_escape(widget["value"])}"'
    name = conditional_escape(widget["name"])
    return escaped(f'<input type="{widget["type"]}" name="{name}"{value}{attributes(widget["attrs"])}>')


def textarea(widget: Mapping[str, Any]) -> SafeString:
    name, value = conditional_escape(widget["name"]), conditional_escape(widget["value"] or "")
    # The line break after the tag belongs to it: without it, a browser would eat the text's own first one.
    return escaped(f'<textarea name="{name}"{attributes(widget["attrs"])}>\n{value}</textarea>')


def select(widget: Mapping[str, Any]) -> SafeString:
    lines = [f'<select name="{conditional_escape(widget["name"])}"{attributes(widget["attrs"])}>']
    for group, options, _ in widget["optgroups"]:
        if group:
            lines.append(f'<optgroup label="{conditional_escape(group)}">')
        lines += [
            f'<option value="{conditional_escape(option["value"])}"{attributes(option["attrs"])}>'
            f"{conditional_escape(option['label'])}</option>"
            for option in options
        ]
        if group:
            lines.append("</optgroup>")
    lines.append("</select>")
    return escaped("\n".join(lines))


INPUTS = ("input", "text", "search", "email", "url", "tel", "number", "hidden", "date", "time", "checkbox")
WRITERS: dict[str, Callable[[Mapping[str, Any]], SafeString]] = {
    **{f"{TEMPLATES}/{name}.html": input_ for name in INPUTS},
    f"{TEMPLATES}/textarea.html": textarea,
    f"{TEMPLATES}/select.html": select,
}
