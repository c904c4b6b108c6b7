"""Where the newest documents of a kind lie, so that a question about many documents reads few of them.

On PostgreSQL each document is also indexed under two numbers, its buckets: one that a thousand documents of
about the same age share, one that a hundred thousand do. Asked for a word in a few buckets, the index skips
what it holds of that word elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.db import connection

from page_cache import remember
from search.models import Corpus

# From so many documents on, a kind is asked bucket by bucket.
MANY = 2_000
# From so many on, a kind is large; and how many of its newest are its window.
LARGE = 20_000
WINDOW = 10_000

# The sizes are those of the index: see ``search.schema``.
BUCKET = 1_000
WIDE_BUCKET = 100_000
# The fewest buckets of a window that are worth a reading; and how much larger the first level is made than what
# it is expected to need.
FIRST_LEVEL = 4
MARGIN = 1.2
NEWEST = """
SELECT id / %s AS bucket, count(*), min(id)
FROM (SELECT id FROM search_document WHERE kind = %s ORDER BY id DESC LIMIT %s) AS newest
GROUP BY 1 ORDER BY 1 DESC
"""
# Numbers may have large gaps: each step finds the next bucket that holds something.
WIDE = """
WITH RECURSIVE wide (bucket) AS (
    (SELECT id / %(size)s FROM search_document WHERE kind = %(kind)s ORDER BY id DESC LIMIT 1)
    UNION ALL
    SELECT (
        SELECT id / %(size)s FROM search_document
        WHERE kind = %(kind)s AND id < wide.bucket * %(size)s ORDER BY id DESC LIMIT 1
    ) FROM wide WHERE wide.bucket IS NOT NULL
)
SELECT bucket FROM wide WHERE bucket IS NOT NULL ORDER BY bucket DESC
"""

Level = list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """The newest documents of a kind of which there are many, beyond which a common word is not looked for.

    ``buckets`` are those it lies in, ``wide_buckets`` those of the whole kind, the newest first. ``first_id``
    is 0 when the window holds the whole kind, ``share`` how much of it the window holds.
    """

    kind: str
    share: float
    first_id: int
    buckets: Sequence[int]
    wide_buckets: Sequence[int] = ()

    def levels(self, wanted: int, most: float) -> list[Level]:
        """The window's buckets, to be read one level after the other until ``wanted`` of ``most`` are found."""
        return doubling(self.buckets, max(FIRST_LEVEL, expected_size(self.buckets, wanted, most)))

    def wide_levels(self, wanted: int, most: float) -> list[Level]:
        """The same for the whole kind; none when one reading finds all."""
        levels = doubling(self.wide_buckets, max(1, expected_size(self.wide_buckets, wanted, most)))
        return levels if len(levels) > 1 else []


@remember
def windows() -> dict[str, Window]:
    """The windows of the kinds of which there are many documents; a query, and two for each of them."""
    counts = Corpus.objects.filter(document_count__gte=MANY).values_list("kind", "document_count")
    return {kind: read_window(kind, count) for kind, count in counts}


def read_window(kind: str, document_count: int) -> Window:
    limit = WINDOW if document_count >= LARGE else LARGE
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [BUCKET, kind, limit])
        rows = cursor.fetchall()
        if sum(count for _, count, _ in rows) < limit:
            return Window(kind, 1, 0, fine_buckets(rows))
        wide: list[int] = []
        if connection.vendor == "postgresql":
            cursor.execute(WIDE, {"size": WIDE_BUCKET, "kind": kind})
            wide = [-1 - bucket for (bucket,) in cursor.fetchall()]
    first_id = min(first for _, _, first in rows) - 1
    share = limit / max(limit, document_count)
    return Window(kind, share, first_id, fine_buckets(rows), wide)


def fine_buckets(rows: Sequence[tuple[int, int, int]]) -> list[int]:
    """The buckets read, after the next one, where a document may be added before anybody asks again."""
    buckets = [bucket for bucket, _, _ in rows]
    return [bucket + 1 for bucket in buckets[:1]] + buckets


def expected_size(buckets: Sequence[int], wanted: int, most: float) -> int:
    """How many of the buckets are expected to hold what is wanted, of ``most`` that all of them may hold."""
    return ceil(len(buckets) * min(1, MARGIN * wanted / most)) if most else len(buckets)


def doubling(buckets: Sequence[int], size: int) -> list[Level]:
    """Buckets in levels, each about as large as all those before it.

    Whoever reads level after level until enough is found reads little more than enough, however common
    the word.
    """
    levels = []
    while buckets:
        levels.append(list(buckets[:size]))
        buckets = buckets[size:]
        size *= 2
    return levels
