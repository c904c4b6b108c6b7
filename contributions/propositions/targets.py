"""Where a proposition is deposited: the form of a page, or the consultation's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from contributions.propositions.models import ConsultationSettings
from editorial import moment
from editorial.blocks.moments import walk
from editorial.visibility import public
from vocabulaires import cached
from vocabulaires.models import Axe, Theme

FORM_BLOCK = "proposition_form"


class Status(StrEnum):
    UPCOMING = "a-venir"
    OPEN = "ouvert"
    CLOSED = "clos"


class UnknownTarget(LookupError):
    """The page or the form it should carry is not, or no longer, public."""


@dataclass(frozen=True)
class Target:
    """What a form asks: the page that carries it, its axis when fixed, the themes offered, its dates."""

    page: Page | None = None
    block_id: str = ""
    axe: Axe | None = None
    theme_ids: tuple[int, ...] = ()
    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def status(self, now: datetime | None = None) -> Status:
        now = now or moment.now()
        if self.opens_at and now < self.opens_at:
            return Status.UPCOMING
        if self.closes_at and now >= self.closes_at:
            return Status.CLOSED
        return Status.OPEN

    @property
    def is_open(self) -> bool:
        return self.status() == Status.OPEN

    @property
    def axe_to_say(self) -> Axe | None:
        """The axis fixed by the form, unless the whole page is about it."""
        return None if self.axe == getattr(self.page, "axe", None) else self.axe

    def axes(self) -> QuerySet[Axe]:
        return Axe.objects.filter(pk=self.axe.pk) if self.axe else Axe.objects.all()

    def themes_offered(self) -> list[Theme]:
        """The themes chosen by the editor, else those of the axis and the common ones; remembered."""
        themes = cached.themes()
        if self.theme_ids:
            return [theme for theme in themes if theme.pk in self.theme_ids]
        if self.axe:
            return [theme for theme in themes if theme.axe_id in (self.axe.pk, None)]
        return themes


def consultation_target() -> Target:
    """The form that stands on no page, open while the consultation is."""
    consultation = ConsultationSettings.remembered()
    return Target(opens_at=consultation.opens_at, closes_at=consultation.closes_at)


def block_target(value: dict, *, page: Page | None, block_id: str) -> Target:
    """The target of a form block; what it leaves empty is the page's own axis, the consultation's dates."""
    consultation = ConsultationSettings.remembered()
    return Target(
        page=page,
        block_id=block_id,
        axe=value.get("axe") or getattr(page, "axe", None),
        theme_ids=tuple(theme.pk for theme in value.get("themes") or () if theme),
        opens_at=value.get("opens_at") or consultation.opens_at,
        closes_at=value.get("closes_at") or consultation.closes_at,
    )


def find_target(page_id: str, block_id: str) -> Target:
    """The target a submitted form names; raises ``UnknownTarget`` when it is forged or gone."""
    if not page_id and not block_id:
        return consultation_target()
    if not (page_id.isascii() and page_id.isdecimal() and len(page_id) < 10):
        raise UnknownTarget
    page = public(Page.objects.filter(pk=int(page_id))).first()
    if page is None:
        raise UnknownTarget
    page = page.specific
    for child in form_blocks(page):
        if child.id == block_id:
            return block_target(child.value, page=page, block_id=block_id)
    raise UnknownTarget


def form_blocks(page: Page) -> Iterator[StreamValue.StreamChild]:
    """The form blocks in any of a page's stream fields."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from (child for child in walk(getattr(page, field.name)) if child.block_type == FORM_BLOCK)
