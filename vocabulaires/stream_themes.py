"""Themes that editors chose inside the bodies of pages, when one is merged into another."""

import json
from typing import Any

from django.db.models import Q
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from vocabulaires.models import Theme


def is_theme_chooser(block: blocks.Block) -> bool:
    return isinstance(block, blocks.ChooserBlock) and block.target_model is Theme


def replaced(block: blocks.Block, raw: Any, old: int, new: int) -> Any:
    """What a block stores, with one theme in place of another, however deep it stands."""
    if is_theme_chooser(block):
        return new if raw == old else raw
    if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        known = block.child_blocks
        return {
            name: replaced(known[name], value, old, new) if name in known else value
            for name, value in raw.items()
        }
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        return [
            child | {"value": replaced(block.child_blocks[child["type"]], child["value"], old, new)}
            if child["type"] in block.child_blocks
            else child
            for child in raw
        ]
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return replaced_items(block, raw, old, new)
    return raw


def replaced_items(block: blocks.ListBlock, raw: list, old: int, new: int) -> list:
    """The items of a list; a list of themes that held both keeps one."""
    items = [
        item | {"value": replaced(block.child_block, item["value"], old, new)}
        if isinstance(item, dict) and "id" in item and "value" in item
        else replaced(block.child_block, item, old, new)
        for item in raw
    ]
    if not is_theme_chooser(block.child_block):
        return items
    by_theme: dict[Any, Any] = {}
    for item in items:
        by_theme.setdefault(item["value"] if isinstance(item, dict) else item, item)
    return list(by_theme.values())


def move(source: Theme, target: Theme) -> None:
    """Choose ``target`` wherever a page, or the draft of one, chose ``source``.

    Three queries, and a few for each page concerned.
    """
    references = ReferenceIndex.get_references_to(source).values_list("object_id", flat=True)
    named = [int(pk) for pk in references if pk.isdecimal()]
    pages = Page.objects.filter(Q(pk__in=named) | Q(has_unpublished_changes=True)).select_related(
        "latest_revision"
    )
    for page in pages.specific():
        move_in_page(page, source.pk, target.pk)


def move_in_page(page: Page, old: int, new: int) -> None:
    revision = page.latest_revision
    changes: dict[str, Any] = {}
    drafts: dict[str, str] = {}
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        block = field.stream_block
        raw = list(getattr(page, field.name).raw_data)
        moved = replaced(block, raw, old, new)
        if moved != raw:
            changes[field.name] = block.to_python(moved)
        draft = json.loads((revision.content.get(field.name) if revision else None) or "[]")
        moved_draft = replaced(block, draft, old, new)
        if moved_draft != draft:
            drafts[field.name] = json.dumps(moved_draft)
    if changes:
        type(page).objects.filter(pk=page.pk).update(**changes)
        ReferenceIndex.create_or_update_for_object(type(page).objects.get(pk=page.pk))
    if drafts:
        revision.content |= drafts
        revision.save(update_fields=["content"])
