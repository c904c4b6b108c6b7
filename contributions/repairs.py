"""Whole tables of counts compared and mended by parts, so that memory and statements do not grow row by row."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db.models import F, Max, Min, QuerySet

PART = 10_000
CHUNK = 5_000


def parts(rows: QuerySet, size: int = PART) -> Iterator[range]:
    """Ranges of keys that cover these rows; one query."""
    ends = rows.order_by().aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is not None:
        for start in range(ends["first"], ends["last"] + 1, size):
            yield range(start, start + size)


def among(field: str, pks: Collection[int]) -> dict[str, object]:
    """The filter on these keys, which a range names by its ends."""
    if isinstance(pks, range):
        return {f"{field}__gte": pks.start, f"{field}__lt": pks.stop}
    return {f"{field}__in": pks}


def chunks(pks: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(pks)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def shift(rows: QuerySet, field: str, changes: Mapping[int, int]) -> None:
    """Add to a count of many rows, a query for each different change and five thousand of its rows."""
    alike: dict[int, list[int]] = defaultdict(list)
    for pk, delta in changes.items():
        alike[delta].append(pk)
    for delta, pks in sorted(alike.items()):
        for some in chunks(pks):
            rows.filter(pk__in=some).update(**{field: F(field) + delta})
