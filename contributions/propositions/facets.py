"""What a list shows of its filters and of its orders."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """One value of a filter: how many propositions it would leave, and the address that asks for it."""

    label: str
    value: str
    total: int
    url: str
    selected: bool


@dataclass(frozen=True)
class FacetGroup:
    name: str
    label: str
    facets: Sequence[Facet]

    @property
    def selected(self) -> Facet | None:
        return next((facet for facet in self.facets if facet.selected), None)


@dataclass(frozen=True)
class SortLink:
    label: str
    url: str
    selected: bool
