"""What a page, a letter or a measure cites may be deleted: the page stands, without an empty link.

Made from the definitions of blocks, so that a new one is tried as soon as it exists.
"""

import re
import uuid
from collections.abc import Iterator

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from lettres.models import Lettre
from tests.evenements.doors import editor
from tests.home.every_page import MAKERS, TYPES
from tests.lettres.factories import LettreFactory

pytestmark = pytest.mark.django_db

GONE = 987_654
RICH = f'<p>Voir <a linktype="page" id="{GONE}">la page</a> et <a linktype="document" id="{GONE}">le document</a>.</p>'
PLAIN = {
    blocks.RichTextBlock: RICH,
    blocks.URLBlock: "https://www.education.gouv.fr/",
    blocks.IntegerBlock: 3,
    blocks.BooleanBlock: True,
    blocks.DateTimeBlock: "2026-10-01T10:00:00+02:00",
    blocks.DateBlock: "2026-10-01",
}


def raw(block: blocks.Block, bare: bool):
    """A stored value of a block in which all that can be chosen is gone; ``bare`` has nothing optional else."""
    if isinstance(block, blocks.ChooserBlock):
        return GONE
    if isinstance(block, blocks.BaseStructBlock):
        return {name: raw(child, bare) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "id": str(uuid.uuid4()), "value": raw(block.child_block, bare)}]
    if isinstance(block, blocks.BaseStreamBlock):
        return [item(name, child, bare) for name, child in block.child_blocks.items()]
    if bare and isinstance(block, blocks.FieldBlock) and not block.required:
        return block.get_prep_value(block.get_default()) or ""
    for kind, value in PLAIN.items():
        if isinstance(block, kind):
            return value
    if isinstance(block, blocks.field_block.BaseChoiceBlock):
        return block.get_prep_value(block.get_default()) or next(key for key, _ in choices(block) if key)
    return "Un texte"


def choices(block) -> Iterator[tuple]:
    found = block.field.choices
    return iter([*found, ("x", "x")])


def item(name: str, block: blocks.Block, bare: bool) -> dict:
    return {"type": name, "id": str(uuid.uuid4()), "value": raw(block, bare)}


def chooses(block: blocks.Block) -> bool:
    """Whether something can be chosen in a block, however deep."""
    if isinstance(block, blocks.ChooserBlock | blocks.RichTextBlock):
        return True
    if isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        return any(chooses(child) for child in block.child_blocks.values())
    return isinstance(block, blocks.ListBlock) and chooses(block.child_block)


def stream_fields(model) -> list[StreamField]:
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def cases() -> Iterator:
    """Every block of every page, whole; each kind of block, once, with nothing optional."""
    seen = set()
    for model in [*TYPES, Lettre]:
        for field in stream_fields(model):
            for name, block in field.stream_block.child_blocks.items():
                if not chooses(block):
                    continue
                case = f"{model.__name__}-{field.name}-{name}"
                yield pytest.param(model, field.name, name, False, id=case)
                if type(block) not in seen:
                    seen.add(type(block))
                    yield pytest.param(model, field.name, name, True, id=f"{case}-bare")


def with_what_is_gone(row, field: str, name: str, bare: bool):
    stream_block = row._meta.get_field(field).stream_block
    setattr(row, field, stream_block.to_python([item(name, stream_block.child_blocks[name], bare)]))
    row.save()
    return row


EMPTY_LINK = re.compile(r'href=""|href="None"|src=""|<a[^>]*>\s*</a>')


def assert_stands(text: str) -> None:
    assert not EMPTY_LINK.search(text), EMPTY_LINK.search(text).group()
    assert ">None<" not in text and " None " not in text


@pytest.mark.parametrize(("model", "field", "name", "bare"), list(cases()))
def test_a_page_stands_whatever_of_what_it_cites_is_gone(client, model, field, name, bare):
    row = with_what_is_gone((MAKERS | {Lettre: LettreFactory})[model](), field, name, bare)
    url = row.url if isinstance(row, Page) else row.get_absolute_url()
    answer = client.get(url)
    assert answer.status_code == 200
    assert_stands(answer.text)
    ReferenceIndex.create_or_update_for_object(row)
    if isinstance(row, Page):
        row.save_revision()
        staff = editor()
        for screen in ("edit", "view_draft"):
            name = f"wagtailadmin_pages:{screen}"
            assert staff.get(reverse(name, args=[row.pk])).status_code == 200
        assert staff.get(reverse("page_checks", args=[row.pk])).status_code == 200
    else:
        assert row.mail_text("/lettres/arreter/x/")
