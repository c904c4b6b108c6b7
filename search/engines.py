"""Asking the database which documents hold some words: PostgreSQL and SQLite, one form of question.

Each kind is asked for its newest matches, at most ``limit``, among its newest documents when they are many,
so that the cost stays bounded whatever their number.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from django.db import connection

from search import postgresql, sqlite
from search.questions import Question
from search.windows import windows

# What a window must hold for the reader to need no more: two pages.
ENOUGH = 40


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


def hits(kinds: Sequence[str], questions: Sequence[Question], limit: int) -> list[Answer]:
    """For each question, the newest documents of each kind that meet all its groups, at most ``limit`` a kind.

    A common word has hundreds of answers in the window of a large kind, and what it costs does not grow
    with the corpus. One query for all questions; another for what has few answers in its window.
    """
    known = windows()
    few = [kind for kind in kinds if kind not in known]
    many = [known[kind] for kind in kinds if kind in known]
    numbered = [(number, question) for number, question in enumerate(questions) if question]
    found = read_hits(
        part for number, question in numbered for part in engine().newest(number, question, few, many, limit)
    )
    totals = Counter((number, hit.kind) for number, hit in found)
    windowed = {
        (number, window.kind): (question, window)
        for number, question in numbered
        for window in many
        if window.first_id
    }
    again = {key: value for key, value in windowed.items() if totals[key] < min(ENOUGH, limit)}
    if again:
        found = [(number, hit) for number, hit in found if (number, hit.kind) not in again]
        found += read_hits(
            engine().everywhere(number, question, window, totals[number, kind], limit)
            for (number, kind), (question, window) in again.items()
        )
    return [
        Answer(
            [hit for place, hit in found if place == number],
            frozenset(kind for place, kind in windowed.keys() - again.keys() if place == number),
        )
        for number in range(len(questions))
    ]


def read_hits(parts: Iterable[postgresql.Part]) -> list[tuple[int, Hit]]:
    """The answers to questions, each with the number of its question; one query, none without a question."""
    statements, parameters = [], []
    for statement, values in parts:
        statements.append(statement)
        parameters += values
    if not statements:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), parameters)
        return [(number, Hit(*row)) for number, *row in cursor.fetchall()]


def sharing(kind: str, stems: Sequence[str], at_least: int, limit: int) -> list[Sharing]:
    """The newest documents of a kind that hold ``at_least`` one or two of some stems, and which; one query."""
    if len(stems) < at_least:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*engine().sharing(kind, stems, at_least, limit))
        return [Sharing(*row[:3], tuple(compress(stems, row[3:]))) for row in cursor.fetchall()]


def engine():
    """The module that writes questions for the database in use."""
    return postgresql if connection.vendor == "postgresql" else sqlite
