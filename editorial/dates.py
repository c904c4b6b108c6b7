"""Dates as French people write them."""

import datetime

from django.utils import timezone

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
SHORT_MONTHS = (
    "jan.", "fév.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SPACE = "\u00a0"


def day(value: datetime.date, *, with_year: bool = True, with_weekday: bool = False) -> str:
    """A day in full: ``1er octobre 2020``, ``jeudi 1er octobre 2020``."""
    number = "1er" if value.day == 1 else str(value.day)
    parts = [number, MONTHS[value.month - 1]]
    if with_weekday:
        parts.insert(0, WEEKDAYS[value.weekday()])
    if with_year:
        parts.append(str(value.year))
    return SPACE.join(parts)


def time(value: datetime.datetime | datetime.time) -> str:
    """An hour: ``14 h``, ``9 h 30``."""
    hour = f"{value.hour}{SPACE}h"
    return f"{hour}{SPACE}{value.minute:02}" if value.minute else hour


def moment(value: datetime.datetime) -> str:
    """A moment in the clock it is given in: ``16 octobre 2020 à 18 h``."""
    return f"{day(value)} à {time(value)}"


def period(start: datetime.date, end: datetime.date | None) -> str:
    """From a day to another, without saying twice what they share.

    ``le 1er octobre 2020``, ``du 14 septembre au 16 octobre 2020``, ``depuis le 26 juin 2020``.
    """
    if end is None:
        verb = "depuis" if start <= timezone.localdate() else "à partir du"
        return f"{verb} le {day(start)}" if verb == "depuis" else f"{verb} {day(start)}"
    if start == end:
        return f"le {day(start)}"
    if (start.year, start.month) == (end.year, end.month):
        first = "1er" if start.day == 1 else str(start.day)
    else:
        first = day(start, with_year=start.year != end.year)
    return f"du {first} au {day(end)}"


def hours(start: datetime.datetime, end: datetime.datetime) -> str:
    """From an hour to another of the same day: ``de 9 h à 12 h 30``, or ``à 9 h`` for a single moment."""
    return f"à {time(start)}" if start == end else f"de {time(start)} à {time(end)}"


def are_whole_days(start: datetime.datetime, end: datetime.datetime) -> bool:
    """Whether no hour is meant: from midnight to the last minute of a day."""
    return start.time() == datetime.time.min and (end.hour, end.minute) == (23, 59)


def moments(start: datetime.datetime, end: datetime.datetime) -> str:
    """From a moment to another, both in the clock to tell them in.

    ``jeudi 1er octobre 2020, de 9 h à 12 h 30``; ``du 4 novembre 2020 à 9 h au 5 novembre 2020 à 17 h``;
    without hours for whole days.
    """
    if are_whole_days(start, end):
        one = start.date() == end.date()
        return day(start, with_weekday=True) if one else period(start.date(), end.date())
    if start.date() == end.date():
        return f"{day(start, with_weekday=True)}, {hours(start, end)}"
    return f"du {moment(start)} au {moment(end)}"
