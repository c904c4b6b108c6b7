"""What is counted of each région académique, each figure defined once for the map, its table and its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from contributions.propositions.sections import totals_by_region
from editorial.words import counted
from evenements.regions.outlines import BOX_HEIGHT, BOX_TOP, BOX_WIDTH, HEIGHT, OUTLINES, WIDTH, Outline
from vocabulaires import cached
from vocabulaires.models import RegionAcademique

# From how many events a région takes the next, darker shade of the map.
SHADES = (1, 3, 6, 12, 25)


@dataclass(frozen=True)
class RegionFigures:
    """The events of a région, cancelled ones apart, its published propositions and who came to its events."""

    region: RegionAcademique
    events: int
    upcoming: int
    propositions: int
    participants: int

    @property
    def url(self) -> str:
        return reverse("regions:detail", args=[self.region.slug])

    @property
    def outline(self) -> Outline | None:
        return OUTLINES.get(self.region.slug)

    @property
    def shade(self) -> int:
        return sum(self.events >= threshold for threshold in SHADES)

    @property
    def words(self) -> str:
        """The whole in one sentence, for who does not see the map."""
        return (
            f"{self.region.name} : {counted(self.events, 'rencontre')}, "
            f"{counted(self.propositions, 'proposition')}, {counted(self.participants, 'participant')}"
        )


def figures_of(
    regions: Sequence[RegionAcademique], counts: Mapping[int, Mapping[str, int]]
) -> list[RegionFigures]:
    """The figures of régions; ``counts`` are those of ``EvenementQuerySet.by_region``. One query."""
    propositions = totals_by_region()
    return [
        RegionFigures(
            region,
            counts.get(region.pk, {}).get("events") or 0,
            counts.get(region.pk, {}).get("upcoming") or 0,
            propositions[region.pk],
            counts.get(region.pk, {}).get("participants") or 0,
        )
        for region in regions
    ]


@dataclass(frozen=True)
class RegionMap:
    """The map and its table."""

    rows: Sequence[RegionFigures]

    width, height = WIDTH, HEIGHT
    box_top, box_width, box_height = BOX_TOP, BOX_WIDTH, BOX_HEIGHT

    @classmethod
    def of(cls, counts: Mapping[int, Mapping[str, int]]) -> RegionMap:
        """One query; régions are remembered."""
        return cls(figures_of(cached.regions(), counts))

    @property
    def totals(self) -> dict[str, int]:
        names = ("events", "upcoming", "propositions", "participants")
        return {name: sum(getattr(row, name) for row in self.rows) for name in names}
