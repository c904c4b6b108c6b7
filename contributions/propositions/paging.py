"""Pages of a list that nobody counts or skips through: numbers near both ends, cursors in between.

Skipping half a million rows costs the database a hundred milliseconds however it is asked. The first and
the last pages of a list are read from the nearer end; the others are walked to, each from the rows of its
neighbour, whose place their address tells.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import DateTimeField, Q, QuerySet
from django.utils.functional import cached_property

# Pages that a number alone leads to, from either end.
BY_NUMBER = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LARGEST = 2**53


class TooDeep(EmptyPage):
    """The page exists, but only a neighbour leads to it."""


@dataclass(frozen=True)
class Cursor:
    """The place of a row in an order that descends by a value, then by primary key.

    ``backward`` asks for the rows before it rather than after it.
    """

    value: int
    pk: int
    backward: bool = False

    @classmethod
    def parse(cls, params) -> "Cursor | None":
        """The place that an address tells; ``None`` when it tells none that can be."""
        for name, backward in (("apres", False), ("avant", True)):
            value, _, pk = params.get(name, "").partition("-")
            if all(part.isascii() and part.isdecimal() and len(part) < 17 for part in (value, pk)):
                if int(value) < LARGEST:
                    return cls(int(value), int(pk), backward)
        return None

    @classmethod
    def of(cls, value: datetime | int, pk: int, *, backward: bool) -> "Cursor":
        number = (value - EPOCH) // MICROSECOND if isinstance(value, datetime) else value
        return cls(number, pk, backward)

    def __str__(self) -> str:
        return f"{'avant' if self.backward else 'apres'}={self.value}-{self.pk}"

    def is_before(self, other: "Cursor") -> bool:
        """Whether the other place comes later in the order."""
        return (other.value, other.pk) < (self.value, self.pk)

    def read(self, rows: QuerySet, field: str, key: str, count: int) -> list:
        """The ``count`` rows of a query set in its order that stand next to this place."""
        is_moment = isinstance(rows.model._meta.get_field(field), DateTimeField)
        value = EPOCH + self.value * MICROSECOND if is_moment else self.value
        way = "gt" if self.backward else "lt"
        rows = rows.filter(**{f"{field}__{way}e": value}).filter(
            Q(**{f"{field}__{way}": value}) | Q(**{f"{key}__{way}": self.pk})
        )
        return list(rows.reverse()[:count])[::-1] if self.backward else list(rows[:count])


def read_slice(rows: QuerySet, start: int, stop: int, total: int) -> list:
    """A slice of an ordered query set of ``total`` rows, counted from its nearer end."""
    if start <= total // 2:
        return list(rows[start:stop])
    return list(rows.reverse()[max(total - stop, 0) : max(total - start, 0)])[::-1]


class ListPage(Page):
    def address(self, number: int) -> str | None:
        """What leads to another page: its number, with a place in the list where numbers do not reach;
        ``None`` when only its neighbours lead there."""
        if self.paginator.reaches(number):
            return f"page={number}" if number > 1 else ""
        listing, rows = self.paginator.object_list, self.object_list
        if not rows or abs(number - self.number) != 1:
            return None
        backward = number < self.number
        return f"page={number}&{listing.cursor_of(rows[0 if backward else -1], backward=backward)}"


class ListPaginator(Paginator):
    """Pages over a list that knows its total without counting rows."""

    @cached_property
    def count(self) -> int:
        return self.object_list.total

    @cached_property
    def num_pages(self) -> int:
        pages = super().num_pages
        # Nobody needs the last page of a draw: the next draw shows others.
        return min(pages, BY_NUMBER) if self.object_list.is_draw else pages

    def reaches(self, number: int) -> bool:
        return number <= BY_NUMBER or number > self.num_pages - BY_NUMBER

    def page(self, number: int | str, cursor: Cursor | None = None) -> ListPage:
        """Raises ``TooDeep`` when the number does not lead there and no place is given."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        if self.reaches(number):
            rows = self.object_list.rows(start, start + self.per_page)
        elif cursor is None:
            raise TooDeep("Cette page est trop loin dans la liste.")
        else:
            rows = self.object_list.rows_beside(cursor, self.per_page)
        return self._get_page(rows, number, self)

    def _get_page(self, *args, **kwargs) -> ListPage:
        return ListPage(*args, **kwargs)
