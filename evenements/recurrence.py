"""The days of an event that comes back."""

import datetime
import itertools
from collections.abc import Iterator

from django.db import models

SESSIONS_MAX = 60


class Rule(models.TextChoices):
    NEVER = "", "Une seule fois"
    WEEKLY = "semaine", "Chaque semaine"
    FORTNIGHTLY = "quinzaine", "Toutes les deux semaines"
    MONTHLY = "mois", "Chaque mois, le même jour de la semaine"


def nth_weekday(month: datetime.date, weekday: int, rank: int) -> datetime.date:
    """The second Tuesday of a month, say; a fifth one becomes the last when the month has only four."""
    first = month.replace(day=1)
    day = first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * rank)
    return day if day.month == first.month else day - datetime.timedelta(days=7)


def days_from(first: datetime.date, rule: str) -> Iterator[datetime.date]:
    """The first day, then those that the rule adds, without end."""
    steps = {Rule.WEEKLY: datetime.timedelta(days=7), Rule.FORTNIGHTLY: datetime.timedelta(days=14)}
    rank = (first.day - 1) // 7
    day = first
    while True:
        yield day
        if rule in steps:
            day += steps[rule]
        else:
            day = nth_weekday(day.replace(day=1) + datetime.timedelta(days=32), first.weekday(), rank)


def days_until(first: datetime.date, last: datetime.date, rule: str) -> list[datetime.date]:
    """Every day of the rule until the last one, that one included; one more than ``SESSIONS_MAX`` at most."""
    days = itertools.takewhile(lambda day: day <= last, days_from(first, rule))
    return list(itertools.islice(days, SESSIONS_MAX + 1))
