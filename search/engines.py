"""Asking the database which documents hold some words: PostgreSQL and SQLite, one form of question.

A question is a conjunction of groups; a group is met by any of its alternatives; an alternative is a set of
stems that must all be there. Each kind is asked for its newest matches, at most ``limit``, among its newest
documents when they are many, so that the cost stays bounded whatever their number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from page_cache import remember
from search.analysis import term
from search.models import Corpus, Document

# From so many documents on, a kind is large; and how many of its newest are its window.
LARGE = 20_000
WINDOW = 10_000
# What a window must hold for the reader to need no more: two pages.
ENOUGH = 40

Alternative = tuple[str, ...]
Group = frozenset[Alternative]

# ts_rank's weights are those of D, C, B (texts) and A (titles); bm25's those of kind, title and text. The
# last argument of ts_rank divides by the logarithm of the length, as bm25 does in its own way.
POSTGRESQL_HITS = """
(SELECT kind, object_id, id, date, ts_rank('{0, 0, 0.1, 1}', vector, %s::tsquery, 1)
FROM (
    SELECT kind, object_id, id, date, vector FROM search_document
    WHERE vector @@ %s::tsquery AND kind = %s AND id > %s ORDER BY id DESC LIMIT %s
) AS newest)
"""
# The inner query reads the window row by row: the index of words would first read all the places of each
# word, however old.
POSTGRESQL_HITS_IN_WINDOW = """
(SELECT kind, object_id, id, date, ts_rank('{0, 0, 0.1, 1}', vector, %s::tsquery, 1)
FROM (
    SELECT kind, object_id, id, date, vector FROM search_document
    WHERE kind = %s AND id > %s ORDER BY id DESC LIMIT ALL OFFSET 0
) AS newest WHERE vector @@ %s::tsquery LIMIT %s)
"""
SQLITE_HITS = """
SELECT * FROM (
    SELECT document.kind, document.object_id, document.id, document.date, -bm25(search_document_fts, 0, 10, 1)
    FROM search_document_fts JOIN search_document AS document ON document.id = search_document_fts.rowid
    WHERE search_document_fts MATCH %s AND search_document_fts.rowid > %s
    ORDER BY search_document_fts.rowid DESC LIMIT %s
)
"""
POSTGRESQL_POSTINGS = """
(SELECT %s, object_id, id, length(title_terms) + length(text_terms)
FROM search_document WHERE vector @@ %s::tsquery AND kind = %s ORDER BY id DESC LIMIT %s)
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


@dataclass(frozen=True, slots=True)
class Window:
    """The newest documents of a large kind, beyond which a common word is not looked for."""

    kind: str
    first_id: int


@remember
def windows() -> dict[str, Window]:
    """The windows of the kinds of which there are many documents; a query, and one for each of them."""
    found = {}
    for kind in Corpus.objects.filter(document_count__gte=LARGE).values_list("kind", flat=True):
        newest = Document.objects.filter(kind=kind).order_by("-id").values_list("id", flat=True)
        found[kind] = Window(kind, next(iter(newest[WINDOW : WINDOW + 1]), 0))
    return found


def hits(kinds: Sequence[str], groups: Sequence[Group], limit: int) -> tuple[list[Hit], frozenset[str]]:
    """The newest documents of each kind that meet every group, at most ``limit`` a kind.

    Also gives the kinds of which only a window of the newest was read: a common word has hundreds of
    answers there, and what it costs does not grow with the corpus. One query; another for the kinds
    whose window holds few answers.
    """
    if not kinds or not groups:
        return [], frozenset()
    first_ids = {kind: window.first_id for kind, window in windows().items() if kind in kinds}
    found = read_hits(kinds, groups, limit, first_ids)
    totals = Counter(hit.kind for hit in found)
    few = [kind for kind in first_ids if totals[kind] < min(ENOUGH, limit)]
    if few:
        found = [hit for hit in found if hit.kind not in few] + read_hits(few, groups, limit, {})
    return found, frozenset(kind for kind in first_ids if kind not in few)


def read_hits(
    kinds: Sequence[str], groups: Sequence[Group], limit: int, first_ids: Mapping[str, int]
) -> list[Hit]:
    parts: list[str] = []
    parameters: list[object] = []
    for kind in kinds:
        first_id = first_ids.get(kind, 0)
        if connection.vendor != "postgresql":
            parts.append(SQLITE_HITS)
            parameters += [*query_among(kind, groups), first_id, limit]
        elif first_id:
            question = postgresql_query(groups)
            parts.append(POSTGRESQL_HITS_IN_WINDOW)
            parameters += [question, kind, first_id, question, limit]
        else:
            parts.append(POSTGRESQL_HITS)
            parameters += [postgresql_query(groups), *query_among(kind, groups), 0, limit]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return [Hit(*row) for row in cursor.fetchall()]


def postings(kind: str, stems: Sequence[str], limit: int) -> list[tuple[str, int, int, int]]:
    """For each stem, the newest documents of a kind that hold it; one query.

    Gives the stem, the object's id, the document's, and how long the document is, in letters.
    """
    if not stems:
        return []
    parameters: list[object] = []
    for stem in stems:
        parameters += [stem, *query_among(kind, [frozenset({(stem,)})]), limit]
    part = POSTGRESQL_POSTINGS if connection.vendor == "postgresql" else SQLITE_POSTINGS
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([part] * len(stems)), parameters)
        return cursor.fetchall()


def query_among(kind: str, groups: Sequence[Group]) -> list[str]:
    """The parameters of the question to the database in use, among the documents of a kind.

    The kind is also a term of the index, which alone then finds a word among few events; of a large kind,
    nearly all documents hold that term and the index would read it in vain.
    """
    if connection.vendor == "postgresql":
        question = postgresql_query(groups)
        return [question if kind in windows() else f"'={kind}' & {question}", kind]
    return [f'kind : "{kind}" AND {{title_terms text_terms}} : ({sqlite_query(groups)})']


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
