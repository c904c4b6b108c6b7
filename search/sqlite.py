"""Questions as SQLite answers them, with FTS5, which reads the newest first and stops when there are enough."""

from collections.abc import Iterator, Sequence

from search.analysis import term
from search.questions import SQLITE, Part, Question
from search.windows import Window

# The weights are those of kind, title and text.
HITS = """
SELECT * FROM (
    SELECT document.kind, document.object_id, document.id, document.date,
        -bm25(search_document_fts, 0, 10, 1)
    FROM search_document_fts JOIN search_document AS document ON document.id = search_document_fts.rowid
    WHERE search_document_fts MATCH %s AND search_document_fts.rowid > %s
    ORDER BY search_document_fts.rowid DESC LIMIT %s
)
"""
SHARING = """
SELECT object_id, id, length(terms) - 3, {held} FROM (
    SELECT document.object_id, document.id,
        ' ' || document.title_terms || ' ' || document.text_terms || ' ' AS terms
    FROM search_document_fts JOIN search_document AS document ON document.id = search_document_fts.rowid
    WHERE search_document_fts MATCH %s ORDER BY search_document_fts.rowid DESC LIMIT %s
)
"""


def few(question: Question, kinds: Sequence[str], limit: int) -> Iterator[Part]:
    """What reads the newest answers of each kind of few documents."""
    for kind in kinds:
        yield of_kind(question, kind, 0, limit)


def many(question: Question, window: Window, most: float, limit: int) -> Part:
    """What reads the newest answers of a kind in its window, however many it holds."""
    return of_kind(question, window.kind, window.first_id, limit)


def everywhere(question: Question, window: Window, most: float, limit: int) -> Part:
    """The same in the whole kind."""
    return of_kind(question, window.kind, 0, limit)


def of_kind(question: Question, kind: str, first_id: int, limit: int) -> Part:
    return HITS, [among(kind, SQLITE.question(question)), first_id, limit]


def sharing(kind: str, stems: Sequence[str], at_least: int, limit: int, most: float) -> Part:
    """What reads the newest documents of a kind that hold one or two of some stems, and which."""
    text = SQLITE.two_of(stems) if at_least > 1 else SQLITE.any_of(stems)
    statement = SHARING.format(held=", ".join(["instr(terms, %s) > 0"] * len(stems)))
    return statement, [*(f" {term(stem)} " for stem in stems), among(kind, text), limit]


def among(kind: str, text: str) -> str:
    return f'kind : "{kind}" AND {{title_terms text_terms}} : ({text})'
