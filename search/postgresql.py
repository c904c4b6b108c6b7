"""Questions as PostgreSQL answers them, with its ``tsvector`` and its GIN index."""

from collections.abc import Iterator, Sequence

from search import schema
from search.questions import POSTGRESQL, Part, Question
from search.windows import Level, Window, windows

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
    SELECT {columns} FROM search_document WHERE vector @@ %s::tsquery AND kind = %s {among} OFFSET 0
) AS held WHERE id > %s ORDER BY id DESC LIMIT %s)
"""
AMONG = f"AND {schema.BUCKETS} && %s::int[]"
UNTIL_ENOUGH = "SELECT * FROM ({levels}) AS read LIMIT %s"
RANKED_COLUMNS = "kind, object_id, id, date, vector"
SHARING = "SELECT object_id, id, length, {held} FROM ({newest}) AS newest"
SHARING_COLUMNS = "object_id, id, length(title_terms) + length(text_terms) AS length, vector"


def few(question: Question, kinds: Sequence[str], limit: int) -> Iterator[Part]:
    """What reads the newest answers of the kinds of few documents, all at once."""
    if kinds:
        # The kind is a term of the index too, which alone then finds a word among few events.
        terms = " | ".join(f"'={kind}'" for kind in kinds)
        text = POSTGRESQL.question(question)
        yield OF_FEW, [text, f"({terms}) & {text}", limit]


def many(question: Question, window: Window, most: float, limit: int) -> Part:
    """What reads the newest answers of a kind in its window, where there are ``most`` at most."""
    return ranked(question, window.kind, window.levels(limit, most), window.first_id, limit)


def everywhere(question: Question, window: Window, most: float, limit: int) -> Part:
    """The same in the whole kind."""
    return ranked(question, window.kind, window.wide_levels(limit, most), 0, limit)


def ranked(question: Question, kind: str, levels: Sequence[Level], first_id: int, limit: int) -> Part:
    text = POSTGRESQL.question(question)
    newest, parameters = newest_of_many(RANKED_COLUMNS, text, kind, levels, first_id, limit)
    return RANKED.format(newest=newest), [text, *parameters]


def newest_of_many(
    columns: str, text: str, kind: str, levels: Sequence[Level], first_id: int, limit: int
) -> Part:
    """What reads the newest documents of one kind that answer, level after level until there are enough.

    Without levels the index gives them all at once.
    """
    statements, parameters = [], []
    for level in levels:
        statements.append(OF_MANY.format(columns=columns, among=AMONG))
        parameters += [text, kind, list(level), first_id, limit]
    if not levels:
        statements.append(OF_MANY.format(columns=columns, among=""))
        parameters += [text, kind, first_id, limit]
    return UNTIL_ENOUGH.format(levels=" UNION ALL ".join(statements)), [*parameters, limit]


def sharing(kind: str, stems: Sequence[str], at_least: int, limit: int, most: float) -> Part:
    """What reads the newest documents of a kind that hold one or two of some stems, and which."""
    text = POSTGRESQL.two_of(stems) if at_least > 1 else POSTGRESQL.any_of(stems)
    # Of many words far fewer documents hold two than might.
    window = windows().get(kind) if most > 4 * limit else None
    levels = window.wide_levels(limit, most) if window else []
    newest, parameters = newest_of_many(SHARING_COLUMNS, text, kind, levels, 0, limit)
    statement = SHARING.format(held=", ".join(["vector @@ %s::tsquery"] * len(stems)), newest=newest)
    return statement, [*map(POSTGRESQL.stem, stems), *parameters]
