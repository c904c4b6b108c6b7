"""Questions as PostgreSQL answers them, with its ``tsvector`` and its GIN index."""

from collections.abc import Iterator, Sequence

from search import schema
from search.questions import POSTGRESQL, Question
from search.windows import Level, Window

Part = tuple[str, Sequence[object]]

# The weights are those of D, C, B (texts) and A (titles); the last argument divides by the logarithm of the
# length, as bm25 does in its own way.
RANKED = """
(SELECT %s, kind, object_id, id, date, ts_rank('{{0, 0, 0.1, 1}}', vector, %s::tsquery, 1)
FROM ({newest}) AS newest)
"""
OF_FEW = RANKED.format(
    newest="""
    SELECT * FROM (
        SELECT kind, object_id, id, date, vector, row_number() OVER (PARTITION BY kind ORDER BY id DESC) AS place
        FROM search_document WHERE vector @@ %s::tsquery
    ) AS numbered WHERE place <= %s
    """
)
# OFFSET 0 keeps two steps apart: the index of words finds, then what was found is sorted. The planner would
# otherwise hope to meet enough matches on its way back through all documents.
OF_MANY = """
(SELECT * FROM (
    SELECT kind, object_id, id, date, vector FROM search_document
    WHERE vector @@ %s::tsquery AND kind = %s {among} OFFSET 0
) AS held WHERE id > %s ORDER BY id DESC LIMIT %s)
"""
UNTIL_ENOUGH = "SELECT * FROM ({levels}) AS read LIMIT %s"
EVERYWHERE = OF_MANY.format(among="")
IN_BUCKETS = OF_MANY.format(among=f"AND {schema.BUCKETS} && %s::int[]")
SHARING = """
SELECT object_id, id, length, {held} FROM (
    SELECT object_id, id, length(title_terms) + length(text_terms) AS length, vector FROM search_document
    WHERE vector @@ %s::tsquery AND kind = %s OFFSET 0
) AS found ORDER BY id DESC LIMIT %s
"""


def newest(
    number: int, question: Question, few: Sequence[str], many: Sequence[Window], limit: int
) -> Iterator[Part]:
    """What reads the newest answers: those of all kinds of few documents, those of each window."""
    text = POSTGRESQL.question(question)
    if few:
        # The kind is a term of the index too, which alone then finds a word among few events.
        kinds = " | ".join(f"'={kind}'" for kind in few)
        yield OF_FEW, [number, text, f"({kinds}) & {text}", limit]
    for window in many:
        yield of_many(number, text, window.kind, window.levels, window.first_id, limit)


def everywhere(number: int, question: Question, window: Window, known: int, limit: int) -> Part:
    """What reads the answers of a whole kind, of which its window holds so many.

    When they are few, the index gives them all; when they may be thousands, they are read level by level
    until there are enough.
    """
    levels = window.wide_levels if known > 2 * limit * window.share else []
    return of_many(number, POSTGRESQL.question(question), window.kind, levels, 0, limit)


def of_many(number: int, text: str, kind: str, levels: Sequence[Level], first_id: int, limit: int) -> Part:
    """What reads the newest answers of one kind, in some levels one after the other or everywhere."""
    statements, parameters = [], []
    for level in levels:
        statements.append(IN_BUCKETS)
        parameters += [text, kind, list(level), first_id, limit]
    if not levels:
        statements.append(EVERYWHERE)
        parameters += [text, kind, first_id, limit]
    statement = RANKED.format(newest=UNTIL_ENOUGH.format(levels=" UNION ALL ".join(statements)))
    return statement, [number, text, *parameters, limit]


def sharing(kind: str, stems: Sequence[str], at_least: int, limit: int) -> Part:
    """What reads the newest documents of a kind that hold one or two of some stems, and which."""
    text = POSTGRESQL.two_of(stems) if at_least > 1 else POSTGRESQL.any_of(stems)
    statement = SHARING.format(held=", ".join(["vector @@ %s::tsquery"] * len(stems)))
    return statement, [*map(POSTGRESQL.stem, stems), text, kind, limit]
