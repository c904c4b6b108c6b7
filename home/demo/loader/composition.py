"""How the demo's plain data becomes the blocks of a page."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.html import format_html, format_html_join
from wagtail.blocks import StreamValue

from home.demo.fiche import Source
from home.demo.pages import Section


def compose(model: type[Model], field_name: str, blocks: Iterable[tuple[str, object]]) -> StreamValue:
    """The value of a body, cleaned as the editor's form would; raises ``ValidationError`` where it would."""
    stream_block = model._meta.get_field(field_name).stream_block
    return stream_block.clean(stream_block.normalize(list(blocks)))


def paragraphs(lines: Iterable[str]) -> str:
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


def points(lines: Iterable[str]) -> str:
    lines = list(lines)
    if not lines:
        return ""
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((line,) for line in lines)))


def numbered(lines: Iterable[str]) -> str:
    return format_html("<ol>{}</ol>", format_html_join("", "<li>{}</li>", ((line,) for line in lines)))


def heading(text: str, level: int = 2) -> str:
    return format_html("<h{}>{}</h{}>", level, text, level)


def section(content: Section) -> tuple[str, str]:
    """One text block: a heading, its paragraphs, its points."""
    return "text", heading(content.title) + paragraphs(content.paragraphs) + points(content.points)


def anchor(label: str, url: str) -> str:
    return format_html('<a href="{}">{}</a>', url, label)


def source(*sources: Source | str) -> str:
    """The line that says where a fact comes from, leading there when the address is known."""
    names = format_html_join(
        ", ", "{}", ((one if isinstance(one, str) else anchor(one.label, one.url),) for one in sources)
    )
    return format_html("<p><i>{}\u00a0: {}.</i></p>", "Source" if len(sources) == 1 else "Sources", names)


def link(label: str, *, page=None, url: str = "") -> dict[str, object]:
    return {"label": label, "page": page, "url": url}
