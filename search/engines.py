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

TITLE_WEIGHT = 10
POSTGRESQL_WEIGHTS = "{0, 0, 0.1, 1}"
POSTGRESQL_RANK_BY_LENGTH = 1

POSTGRESQL_HITS = f"""
(SELECT kind, object_id, id, date, ts_rank('{POSTGRESQL_WEIGHTS}', vector, %s::tsquery, {POSTGRESQL_RANK_BY_LENGTH})
FROM (
    SELECT kind, object_id, id, date, vector FROM search_document
    WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s
) AS newest)
"""
SQLITE_HITS = f"""
SELECT * FROM (
    SELECT document.kind, document.object_id, document.id, document.date,
        -bm25(search_document_fts, 0, {TITLE_WEIGHT}, 1)
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
    parameters: list[object] = []
    if connection.vendor == "postgresql":
        rank = postgresql_query(groups)
        for kind in kinds:
            parameters += [rank, f"'={kind}' & {rank}", limit]
        sql = " UNION ALL ".join([POSTGRESQL_HITS] * len(kinds))
    else:
        words = sqlite_query(groups)
        for kind in kinds:
            parameters += [f'kind : "{kind}" AND {{title_terms text_terms}} : ({words})', limit]
        sql = " UNION ALL ".join([SQLITE_HITS] * len(kinds))
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [Hit(*row) for row in cursor.fetchall()]


def postings(kind: str, stems: Sequence[str], limit: int) -> list[tuple[str, int, int]]:
    """For each stem, the newest documents of a kind that hold it: (stem, object id, document id); one query."""
    if not stems:
        return []
    parameters: list[object] = []
    for stem in stems:
        group = [frozenset({(stem,)})]
        if connection.vendor == "postgresql":
            part = """(SELECT %s, object_id, id FROM search_document
                WHERE vector @@ %s::tsquery ORDER BY id DESC LIMIT %s)"""
            parameters += [stem, f"'={kind}' & {postgresql_query(group)}", limit]
        else:
            part = """SELECT * FROM (SELECT %s, document.object_id, document.id FROM search_document_fts
                JOIN search_document AS document ON document.id = search_document_fts.rowid
                WHERE search_document_fts MATCH %s ORDER BY search_document_fts.rowid DESC LIMIT %s)"""
            words = sqlite_query(group)
            parameters += [stem, f'kind : "{kind}" AND {{title_terms text_terms}} : ({words})', limit]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(stems)), parameters)
        return cursor.fetchall()


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
