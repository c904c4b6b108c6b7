"""The moments at which pages change although nobody changes anything."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

logger = logging.getLogger(__name__)

Clock = Callable[[datetime], datetime | None]
clocks: list[Clock] = []
UNKNOWN = timedelta(seconds=10)


def register_clock(clock: Clock) -> Clock:
    """Add a callable that tells, for a moment, the next one at which a page may read differently.

    Called from ``AppConfig.ready()``. A cached response lives until the earliest of them at most: a form
    opens or closes, a phase begins, a page comes out of its schedule, an event starts. Works as a decorator.
    """
    clocks.append(clock)
    return clock


def next_midnight(now: datetime) -> datetime:
    """Pages say "aujourd'hui", and orders drawn for a day change with it."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))


def next_change(now: datetime) -> datetime:
    """The earliest moment after ``now`` at which a page changes by itself.

    A clock that fails costs freshness checks, never a page: responses then live a few seconds.
    """
    moments = [next_midnight(now)]
    for clock in clocks:
        try:
            moment = clock(now)
        except Exception:
            logger.exception("A clock of the page cache failed")
            moment = now + UNKNOWN
        if moment is not None and moment > now:
            moments.append(moment)
    return min(moments)
