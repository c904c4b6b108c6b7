"""What the applications above show of a theme and of a région académique, and how many propositions each theme has."""

from collections.abc import Callable

from editorial.sections import SectionRegistry
from page_cache import remember
from vocabulaires.models import RegionAcademique, Theme

theme_sections: SectionRegistry[Theme] = SectionRegistry()
region_sections: SectionRegistry[RegionAcademique] = SectionRegistry()

_proposition_totals: list[Callable[[], dict[int, int]]] = []


def register_proposition_totals(totals: Callable[[], dict[int, int]]) -> None:
    """Say who knows how many published propositions each theme has, by its primary key, in one query."""
    if totals not in _proposition_totals:
        _proposition_totals.append(totals)


@remember
def proposition_totals() -> dict[int, int]:
    """How many published propositions each theme has; themes that have none are absent. Nobody modifies it."""
    merged: dict[int, int] = {}
    for totals in _proposition_totals:
        merged |= totals()
    return merged
