"""Asking the database which documents hold some words: PostgreSQL and SQLite, one form of question.

A question is a conjunction of groups; a group is met by any of its alternatives; an alternative is a set of
stems that must all be there. Each kind is asked for its newest matches, at most ``limit``, so that the
cost stays bounded whatever the number of documents.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from search.analysis import term

Alternative = tuple[str, ...]
Group = frozenset[Alternative]

# ts_rank's weights are those of D, C, B (texts) and A (titles); bm25's those of kind, title and text. The
# last argument of ts_rank divides by the logarithm of the length, as bm25 does in its own way.
POSTGRESQL_HITS = """
(SELECT kind, object_id, id, date, ts_rank('{0, 0, 0.1, 1}', vector, %s::tsquery, 1)
FROM (
    SELECT kind, object_id, id, date, vector FROM search_document
    WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s
) AS newest)
"""
SQLITE_HITS = """
SELECT * FROM (
    SELECT document.kind, document.object_id, document.id, document.date, -bm25(search_document_fts, 0, 10, 1)
    FROM search_document_fts JOIN search_document AS document ON document.id = search_document_fts.rowid
    WHERE search_document_fts MATCH %s ORDER BY search_document_fts.rowid DESC LIMIT %s
)
"""
POSTGRESQL_POSTINGS = """
(SELECT %s, object_id, id, length(title_terms) + length(text_terms)
FROM search_document WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s)
"""
SQLITE_POSTINGS = """
SELECT * FROM (
    SELECT %s, document.object_id, document.id,
        length(document.title_terms) + length(document.text_terms)
    FROM search_document_fts JOIN search_document AS document ON document.id = search_document_fts.rowid
    WHERE search_document_fts MATCH %s ORDER BY search_document_fts.rowid DESC LIMIT %s
)
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches; the higher the score the better, on one database and one question."""

    kind: str
    object_id: int
    document_id: int
    date: object
    score: float


def hits(kinds: Sequence[str], groups: Sequence[Group], limit: int) -> list[Hit]:
    """The newest documents of each kind that meet every group, at most ``limit`` a kind; one query."""
    if not kinds or not groups:
        return []
    postgresql = connection.vendor == "postgresql"
    parameters: list[object] = []
    for kind in kinds:
        if postgresql:
            parameters.append(postgresql_query(groups))
        parameters += [query_among(kind, groups), limit]
    union = " UNION ALL ".join([POSTGRESQL_HITS if postgresql else SQLITE_HITS] * len(kinds))
    with connection.cursor() as cursor:
        cursor.execute(union, parameters)
        return [Hit(*row) for row in cursor.fetchall()]


def postings(kind: str, stems: Sequence[str], limit: int) -> list[tuple[str, int, int, int]]:
    """For each stem, the newest documents of a kind that hold it; one query.

    Gives the stem, the object's id, the document's, and how long the document is, in letters.
    """
    if not stems:
        return []
    parameters: list[object] = []
    for stem in stems:
        parameters += [stem, query_among(kind, [frozenset({(stem,)})]), limit]
    part = POSTGRESQL_POSTINGS if connection.vendor == "postgresql" else SQLITE_POSTINGS
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(stems)), parameters)
        return cursor.fetchall()


def query_among(kind: str, groups: Sequence[Group]) -> str:
    """The question to the database in use, among the documents of a kind."""
    if connection.vendor == "postgresql":
        return f"'={kind}' & {postgresql_query(groups)}"
    return f'kind : "{kind}" AND {{title_terms text_terms}} : ({sqlite_query(groups)})'


def postgresql_query(groups: Sequence[Group]) -> str:
    return write_query(groups, "'{}'", " & ", " | ")


def sqlite_query(groups: Sequence[Group]) -> str:
    return write_query(groups, '"{}"', " AND ", " OR ")


def write_query(groups: Sequence[Group], quoted: str, both: str, either: str) -> str:
    """Stems hold letters and digits only, so that quoting them is enough."""
    return both.join(
        "("
        + either.join(
            "(" + both.join(quoted.format(term(stem)) for stem in alternative) + ")"
            for alternative in sorted(group)
        )
        + ")"
        for group in groups
    )
