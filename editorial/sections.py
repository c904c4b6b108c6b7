"""Sections that applications add to the page of something they know, such as a theme or a partner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


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
