"""Sections that applications add to the page of something they know, such as a theme or a partner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Count, Model, QuerySet, Window

Subject = TypeVar("Subject")
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Section:
    """Some contents of one kind, and the way to all of them.

    ``template`` receives ``items`` and ``heading`` (the level of the cards' titles) and nothing else.
    ``total`` is left out when nobody counts it; ``url`` and ``label`` when the items are all there is;
    ``feed_url`` when no Atom feed follows them.
    """

    name: str
    title: str
    template: str
    items: Sequence
    total: int | None = None
    url: str = ""
    label: str = ""
    feed_url: str = ""


def first_and_total(rows: QuerySet[Row], size: int) -> tuple[list[Row], int]:
    """The first rows of a query set and how many there are in all; one query. For the rows of one person."""
    found = list(rows.annotate(in_all=Window(Count("*")))[:size])
    return found, found[0].in_all if found else 0


class SectionRegistry(Generic[Subject]):
    """The sections of a subject's page, in the order that the applications ask for."""

    def __init__(self) -> None:
        self._makers: list[tuple[int, Callable[[Subject], Section | None]]] = []

    def register(self, make: Callable[[Subject], Section | None], *, order: int) -> None:
        """Add a section; ``make`` returns nothing for a subject it has nothing to show about."""
        if (order, make) not in self._makers:
            self._makers.append((order, make))
            self._makers.sort(key=lambda maker: maker[0])

    def sections(self, subject: Subject) -> list[Section]:
        made = (make(subject) for _, make in self._makers)
        return [section for section in made if section is not None]
