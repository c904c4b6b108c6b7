"""Questions as SQLite answers them, with FTS5, which reads the newest first and stops when there are enough."""

from collections.abc import Iterator, Sequence

from search.analysis import term
from search.questions import SQLITE, Question
from search.windows import Window

Part = tuple[str, Sequence[object]]

# The weights are those of kind, title and text.
HITS = """
SELECT * FROM (
    SELECT %s, document.kind, document.object_id, document.id, document.date,
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


def newest(
    number: int, question: Question, few: Sequence[str], many: Sequence[Window], limit: int
) -> Iterator[Part]:
    """What reads the newest answers: those of each kind of few documents, those of each window."""
    text = SQLITE.question(question)
    for kind, first_id in [(kind, 0) for kind in few] + [(window.kind, window.first_id) for window in many]:
        yield HITS, [number, among(kind, text), first_id, limit]


def everywhere(number: int, question: Question, window: Window, known: int, limit: int) -> Part:
    """What reads the answers of a whole kind, however many its window holds."""
    return HITS, [number, among(window.kind, SQLITE.question(question)), 0, limit]


def sharing(kind: str, stems: Sequence[str], at_least: int, limit: int) -> Part:
    """What reads the newest documents of a kind that hold one or two of some stems, and which."""
    text = SQLITE.two_of(stems) if at_least > 1 else SQLITE.any_of(stems)
    statement = SHARING.format(held=", ".join(["instr(terms, %s) > 0"] * len(stems)))
    return statement, [*(f" {term(stem)} " for stem in stems), among(kind, text), limit]


def among(kind: str, text: str) -> str:
    return f'kind : "{kind}" AND {{title_terms text_terms}} : ({text})'
