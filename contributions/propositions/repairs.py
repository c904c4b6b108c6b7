"""Whole tables of counts compared and mended by parts, so that memory and statements do not grow row by row."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Model, QuerySet

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


@dataclass(frozen=True)
class CountedRows:
    """A column that says how many rows of another table lead to its own.

    ``rows`` are those that count and ``key`` their way to the counted row; ``unnamed`` is the column of what
    counts without a row, if any.
    """

    model: type[Model]
    field: str
    rows: Callable[[], QuerySet]
    key: str
    unnamed: str = ""

    @property
    def column(self) -> str:
        return f"{self.model._meta.label}.{self.field}"

    def drift(self) -> dict[int, int]:
        """How far each row is from the truth; two queries for each ten thousand, and one for where they begin."""
        differences: dict[int, int] = {}
        for pks in parts(self.model.objects.all()):
            found = self.rows().filter(**among(self.key, pks)).order_by()
            totals = dict(found.values_list(self.key).annotate(n=Count("pk")))
            columns = ["pk", self.field, *([self.unnamed] if self.unnamed else [])]
            stored = self.model.objects.filter(**among("pk", pks)).order_by().values_list(*columns)
            for pk, value, *unnamed in stored:
                if value != totals.get(pk, 0) + sum(unnamed):
                    differences[pk] = totals.get(pk, 0) + sum(unnamed) - value
        return differences

    def repair(self) -> int:
        differences = self.drift()
        shift(self.model.objects.all(), self.field, differences)
        return len(differences)
