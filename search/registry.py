"""What can be found: each application says, when it is ready, how to read what it wants found.

    class EvenementsConfig(AppConfig):
        def ready(self):
            from search import registry
            from search.sources import PageSource
            from evenements.models import EvenementPage

            registry.register(
                PageSource("evenement", "Rencontre", "Rencontres", [EvenementPage], date=lambda page: page.start)
            )

``search.sources`` has ready-made sources for Wagtail pages and for models with a ``live`` flag.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Content:
    """What the public may find of one object: plain text, no markup.

    ``extract`` is shown when the words searched for are in the title alone; the beginning of ``text``
    otherwise serves. ``url`` is an address on the site. Results are sorted by ``date``, when there is one.
    """

    object_id: int
    title: str
    text: str
    url: str
    date: date | datetime | None = None
    extract: str = ""


class Source(ABC):
    """How to read the documents of one kind. ``kind`` is in addresses: lower-case ASCII letters only.

    ``label`` and ``label_plural`` are read by the public. ``boost`` multiplies the rank of all documents
    of the kind: above one for what the editors wrote to be found first.
    """

    def __init__(self, kind: str, label: str, label_plural: str, *, boost: float = 1.0) -> None:
        if not (kind.isascii() and kind.isalpha() and kind.islower()):
            raise ValueError(f"A kind of document is written in lower-case ASCII letters: {kind!r}")
        self.kind = kind
        self.label = label
        self.label_plural = label_plural
        self.boost = boost

    @abstractmethod
    def public_ids(self) -> Iterable[int]:
        """The ids of all that is public now, the oldest first."""

    @abstractmethod
    def contents(self, pks: Sequence[int]) -> Iterable[Content]:
        """What is public now among some objects, read afresh from the database; one query is the aim."""

    def connect(self) -> None:  # noqa: B027 - most owners call ``index.update`` themselves
        """Listen to what changes the documents; for sources whose owner does not call ``index.update``."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a kind of document findable; its place among filters is the order of registration."""
    if source.kind in _sources:
        raise ValueError(f"Two applications register the kind of document {source.kind!r}")
    _sources[source.kind] = source
    source.connect()


def get(kind: str) -> Source:
    """The source of a kind; ``LookupError`` when nobody has registered it."""
    try:
        return _sources[kind]
    except KeyError:
        raise LookupError(
            f"No application registers the kind of document {kind!r}; known: {', '.join(_sources) or 'none'}"
        ) from None


def all_sources() -> list[Source]:
    return list(_sources.values())


def kinds() -> list[str]:
    return list(_sources)
