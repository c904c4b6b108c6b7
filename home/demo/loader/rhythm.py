"""The hours at which people write and moderators read."""

import datetime
import random

from django.utils import timezone

WAKING_HOUR, OPENING_HOUR, CLOSING_HOUR = 7, 9, 18
SATURDAY = 5


def waking(moment: datetime.datetime) -> datetime.datetime:
    """Nearly nobody writes in the night: what falls there is put off to the morning of the same day."""
    local = timezone.localtime(moment)
    return local + datetime.timedelta(hours=WAKING_HOUR) if local.hour < WAKING_HOUR else local


def reading(moment: datetime.datetime, draw: random.Random) -> datetime.datetime:
    """When the team reads what came at a moment: a few hours later, in office hours."""
    read = timezone.localtime(moment) + datetime.timedelta(hours=draw.uniform(0.3, 6))
    while read.hour >= CLOSING_HOUR or read.hour < OPENING_HOUR or read.weekday() >= SATURDAY:
        days = 0 if read.hour < OPENING_HOUR and read.weekday() < SATURDAY else 1
        read = (read + datetime.timedelta(days=days)).replace(
            hour=OPENING_HOUR, minute=draw.randrange(60), second=draw.randrange(60)
        )
    return read
