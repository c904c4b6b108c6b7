"""The figures of the site itself, which pages quote without copying them: counted, defined, dated.

Editors pick one by its name, in a block or in a sentence, and readers get the figure of the day. Applications
register theirs in ``AppConfig.ready()``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from page_cache import remember


@dataclass(frozen=True)
class Figure:
    """What is counted: its name when there is one of it and when there are several, and what that means."""

    key: str
    singular: str
    plural: str
    definition: str

    def label(self, value: int) -> str:
        return self.singular if value < 2 else self.plural


@dataclass(frozen=True)
class BoundFigure:
    """A figure and what it is today."""

    figure: Figure
    value: int

    @property
    def label(self) -> str:
        return self.figure.label(self.value)

    @property
    def url(self) -> str:
        """Where the figure is defined."""
        return f"/chiffres/#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"chiffre-{self.figure.key}"


Read = Callable[[], Mapping[str, int]]
_sources: list[tuple[tuple[Figure, ...], Read]] = []


def register(figures: tuple[Figure, ...], read: Read) -> None:
    """Add figures; ``read`` counts all of them at once, in as few queries as it can."""
    if (figures, read) not in _sources:
        _sources.append((figures, read))


def figures() -> list[Figure]:
    return [figure for group, _ in _sources for figure in group]


def choices() -> list[tuple[str, str]]:
    """For the lists from which editors pick."""
    return [(figure.key, figure.plural.capitalize()) for figure in figures()]


@remember
def values() -> dict[str, BoundFigure]:
    """Every figure today; the queries of its sources, once until something public changes."""
    return {
        figure.key: BoundFigure(figure, counts[figure.key])
        for group, read in _sources
        for counts in (read(),)
        for figure in group
    }
