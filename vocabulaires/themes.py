"""Themes as the public reads them: in groups, under their axis, with how many propositions each has."""

from collections.abc import Sequence
from dataclasses import dataclass

from vocabulaires.models import Axe, Theme
from vocabulaires.sections import proposition_totals


@dataclass(frozen=True)
class CountedTheme:
    theme: Theme
    total: int


@dataclass(frozen=True)
class ThemeGroup:
    """The themes of an axis, or those common to several, the most used first."""

    axe: Axe | None
    themes: Sequence[CountedTheme]

    @property
    def total(self) -> int:
        return sum(item.total for item in self.themes)


def counted(themes: Sequence[Theme]) -> list[CountedTheme]:
    """Themes with their counts, the most used first; the counts are remembered."""
    totals = proposition_totals()
    rows = [CountedTheme(theme, totals.get(theme.pk, 0)) for theme in themes]
    return sorted(rows, key=lambda row: (-row.total, row.theme.name.casefold()))


def grouped_themes() -> list[ThemeGroup]:
    """Every theme under its axis, in the order of axes, common themes last; one query, the counts are remembered."""
    rows = counted(list(Theme.objects.select_related("axe")))
    groups: dict[Axe | None, list[CountedTheme]] = {}
    for row in rows:
        groups.setdefault(row.theme.axe, []).append(row)
    axes = sorted((axe for axe in groups if axe), key=lambda axe: axe.number)
    ordered: list[Axe | None] = [*axes, *([None] if None in groups else [])]
    return [ThemeGroup(axe, groups[axe]) for axe in ordered]
