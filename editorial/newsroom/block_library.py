"""Every block of the site on one screen of the administration, each shown as readers see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import get_page_models


@dataclass(frozen=True)
class BlockEntry:
    """A block: its names, what it is for, the kinds of pages that take it, the address of its example."""

    name: str
    label: str
    group: str
    description: str
    pages: tuple[str, ...]
    preview_url: str


def blocks_of_pages() -> Iterator[tuple[str, Block, str]]:
    """Each block of each body of each kind of page, with the name of that kind."""
    for model in get_page_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for name, block in field.stream_block.child_blocks.items():
                    yield name, block, str(model._meta.verbose_name)


def library() -> list[BlockEntry]:
    """One entry for each block, in the order of their groups; no query."""
    found: dict[str, Block] = {}
    pages: dict[str, dict[str, None]] = {}
    for name, block, page in blocks_of_pages():
        found.setdefault(name, block)
        pages.setdefault(name, {})[page] = None
    entries = [
        BlockEntry(
            name,
            str(block.label),
            str(block.meta.group or ""),
            str(block.get_description()),
            tuple(pages[name]),
            f"{reverse('wagtailadmin_block_preview')}?{urlencode({'id': block.definition_prefix})}",
        )
        for name, block in found.items()
    ]
    return sorted(entries, key=lambda entry: (entry.group, entry.label))


@require_safe
def block_library(request: HttpRequest) -> HttpResponse:
    return render(request, "editorial/admin/block_library.html", {"entries": library()})
