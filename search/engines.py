"""Asking the database which documents hold some words: PostgreSQL and SQLite, one form of question.

Each kind is asked for its newest matches, at most ``limit``, among its newest documents when they are many,
so that the cost stays bounded whatever their number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from math import inf
from types import MappingProxyType

from django.db import connection

from search import postgresql, sqlite
from search.questions import Part, Question, at_most
from search.windows import Window, windows

# What a reader needs no more than: two pages.
ENOUGH = 40
UNCOUNTED: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches; the higher the score the better, on one database and one question."""

    kind: str
    object_id: int
    document_id: int
    date: object
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question, and the kinds of which only a window of the newest was read."""

    hits: list[Hit]
    cut: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A document that holds some of the stems looked for, and how long it is, in letters."""

    object_id: int
    document_id: int
    length: int
    stems: Sequence[str]


def hits(
    kinds: Sequence[str], question: Question, limit: int, counts: Mapping[str, int] = UNCOUNTED
) -> Answer:
    """The newest documents of each kind that meet all groups of a question, at most ``limit`` a kind.

    A common word has hundreds of answers in the window of a large kind, and what it costs does not grow
    with the corpus; what ``counts`` tell to be rare is looked for everywhere at once. One query; another
    for what turns out to have few answers in its window.
    """
    if not question:
        return Answer([], frozenset())
    known = windows()
    most = at_most(question, counts)
    enough = min(ENOUGH, limit)
    parts = [*engine().few(question, [kind for kind in kinds if kind not in known], limit)]
    windowed: list[Window] = []
    for window in (known[kind] for kind in kinds if kind in known):
        if window.first_id and most * window.share < enough:
            parts.append(engine().everywhere(question, window, most, limit))
        else:
            parts.append(engine().many(question, window, most * window.share, limit))
            if window.first_id:
                windowed.append(window)
    found = read_hits(parts)
    totals = Counter(hit.kind for hit in found)
    again = [window for window in windowed if totals[window.kind] < enough]
    if again:
        kept = {window.kind for window in again}
        found = [hit for hit in found if hit.kind not in kept]
        found += read_hits(
            [
                engine().everywhere(question, window, totals[window.kind] / window.share, limit)
                for window in again
            ]
        )
    return Answer(found, frozenset(window.kind for window in windowed if window not in again))


def read_hits(parts: Sequence[Part]) -> list[Hit]:
    """The answers that some parts of a statement read; one query, none without a part."""
    if not parts:
        return []
    statement = " UNION ALL ".join(statement for statement, _ in parts)
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for _, values in parts for value in values])
        return [Hit(*row) for row in cursor.fetchall()]


def sharing(
    kind: str, stems: Sequence[str], at_least: int, limit: int, counts: Mapping[str, int] = UNCOUNTED
) -> list[Sharing]:
    """The newest documents of a kind that hold ``at_least`` one or two of some stems, and which; one query."""
    if len(stems) < at_least:
        return []
    most = sum(counts.get(stem, inf) for stem in stems) / at_least
    with connection.cursor() as cursor:
        cursor.execute(*engine().sharing(kind, stems, at_least, limit, most))
        return [Sharing(*row[:3], tuple(compress(stems, row[3:]))) for row in cursor.fetchall()]


def engine():
    """The module that writes questions for the database in use."""
    return postgresql if connection.vendor == "postgresql" else sqlite
