"""Questions as PostgreSQL answers them, with its ``tsvector`` and its GIN index."""

from collections.abc import Iterator, Sequence
from itertools import chain

from search import schema
from search.questions import POSTGRESQL, Part, Question
from search.windows import Level, Window

# The weights are those of D, C, B (texts) and A (titles); the last argument divides by the logarithm of the
# length, as bm25 does in its own way.
RANKED = """
(SELECT kind, object_id, id, date, ts_rank('{{0, 0, 0.1, 1}}', vector, %s::tsquery, 1)
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


def few(question: Question, kinds: Sequence[str], limit: int) -> Iterator[Part]:
    """What reads the newest answers of the kinds of few documents, all at once."""
    if kinds:
        # The kind is a term of the index too, which alone then finds a word among few events.
        terms = " | ".join(f"'={kind}'" for kind in kinds)
        text = POSTGRESQL.question(question)
        yield OF_FEW, [text, f"({terms}) & {text}", limit]


def many(question: Question, window: Window, most: float, limit: int) -> Part:
    """What reads the newest answers of a kind in its window, where there are ``most`` at most.

    When they are few enough, the index gives them all at once; else they are read level by level until
    there are enough.
    """
    levels = window.levels if most > limit else [list(chain.from_iterable(window.levels))]
    return of_many(question, window.kind, levels, window.first_id, limit)


def everywhere(question: Question, window: Window, most: float, limit: int) -> Part:
    """The same in the whole kind."""
    return of_many(question, window.kind, window.wide_levels if most > 2 * limit else [], 0, limit)


def of_many(question: Question, kind: str, levels: Sequence[Level], first_id: int, limit: int) -> Part:
    """What reads the newest answers of one kind, in some levels one after the other or everywhere."""
    text = POSTGRESQL.question(question)
    statements, parameters = [], []
    for level in levels:
        statements.append(IN_BUCKETS)
        parameters += [text, kind, list(level), first_id, limit]
    if not levels:
        statements.append(EVERYWHERE)
        parameters += [text, kind, first_id, limit]
    statement = RANKED.format(newest=UNTIL_ENOUGH.format(levels=" UNION ALL ".join(statements)))
    return statement, [text, *parameters, limit]


def sharing(kind: str, stems: Sequence[str], at_least: int, limit: int) -> Part:
    """What reads the newest documents of a kind that hold one or two of some stems, and which."""
    text = POSTGRESQL.two_of(stems) if at_least > 1 else POSTGRESQL.any_of(stems)
    statement = SHARING.format(held=", ".join(["vector @@ %s::tsquery"] * len(stems)))
    return statement, [*map(POSTGRESQL.stem, stems), text, kind, limit]
