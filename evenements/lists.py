"""Lists of events under the filters of an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page as ListPage

from editorial.lists import page_of
from evenements.filters import PAST, UPCOMING, EvenementFilterForm
from search import queries

if TYPE_CHECKING:
    from evenements.models.queries import EvenementQuerySet

SEARCH_KIND = "evenement"
# A whole number of rows, whether the cards stand in two columns or in three.
PER_PAGE = 18


@dataclass(frozen=True)
class MomentLink:
    """One of the two halves of the list, how many events it holds and its address."""

    label: str
    total: int
    querystring: str
    selected: bool


def apply_filters(events: EvenementQuerySet, filters: EvenementFilterForm) -> EvenementQuerySet:
    """The events anyone may read that remain; the search's queries when words are searched for."""
    values = filters.cleaned_data
    found = queries.matching_ids(SEARCH_KIND, values["q"])[0] if values["q"] else None
    return (
        filters.narrow(events)
        .visible()
        .held_in(region=values["region"], academie=values["academie"], format=values["format"])
        .filed_under(axe=values["axe"], theme=values["theme"], partenaire=values["partenaire"])
        .between(values["du"], values["au"])
        .among(found)
    )


class EvenementList:
    """The events to come, or those past when these were asked for or alone remain.

    Two queries on top of those of the filters: the totals, then the rows of a page.
    """

    def __init__(self, events: EvenementQuerySet, filters: EvenementFilterForm) -> None:
        self.filters = filters
        self.events = apply_filters(events, filters)
        self.totals = self.events.totals()

    @property
    def asked(self) -> str:
        return self.filters.cleaned_data["quand"] or ""

    @property
    def only_past_remain(self) -> bool:
        """Nobody asked for past events, but there is nothing else to show."""
        return not self.asked and not self.totals["upcoming"] and bool(self.totals["past"])

    @property
    def shows_past(self) -> bool:
        return self.asked == PAST or self.only_past_remain

    @property
    def total(self) -> int:
        return self.totals["past" if self.shows_past else "upcoming"]

    def page(self, params: Mapping[str, str]) -> ListPage:
        """Raises ``Http404`` when the list has no page of that number."""
        rows = self.events.past() if self.shows_past else self.events.upcoming()
        return page_of(rows.for_card(), params, per_page=PER_PAGE, total=self.total)

    def moment_links(self) -> list[MomentLink]:
        return [
            MomentLink(
                "À venir",
                self.totals["upcoming"],
                self.filters.querystring(quand="" if self.totals["upcoming"] else UPCOMING),
                selected=not self.shows_past,
            ),
            MomentLink(
                "Passées", self.totals["past"], self.filters.querystring(quand=PAST), selected=self.shows_past
            ),
        ]
