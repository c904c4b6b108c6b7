"""The moment at which a page is seen: now, unless an editor asks to see it as it will be another day."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_day: ContextVar[date | None] = ContextVar("seen_on", default=None)


def today() -> date:
    """The day that pages speak of, in the clock of metropolitan France."""
    return _day.get() or timezone.localdate()


def now() -> datetime:
    """The moment that pages speak of; the middle of the day asked for, when one is."""
    day = _day.get()
    return timezone.make_aware(datetime.combine(day, time(12))) if day else timezone.now()


@contextmanager
def seen_on(day: date | None) -> Iterator[None]:
    """Make pages speak of another day until the block ends, in this very request."""
    token = _day.set(day)
    try:
        yield
    finally:
        _day.reset(token)
