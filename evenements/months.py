"""Events laid out on the days of a month."""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as date_format

from editorial import dates
from evenements.filters import MONTH, EvenementFilterForm
from evenements.lists import apply_filters

if TYPE_CHECKING:
    from evenements.models.moments import Held, Occurrence
    from evenements.models.queries import EvenementQuerySet

SHOWN_PER_DAY = 4
A_DAY = datetime.timedelta(days=1)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@dataclass(frozen=True)
class Entry:
    """One event on one day; ``time_words`` only on the day it starts."""

    event: Held
    time_words: str


@dataclass(frozen=True)
class Day:
    date: datetime.date
    in_month: bool
    is_today: bool
    entries: list[Entry]
    more: int
    more_querystring: str

    @property
    def words(self) -> str:
        return dates.day(self.date, with_weekday=True, with_year=False)


@dataclass(frozen=True)
class MonthLink:
    label: str
    querystring: str


class MonthCalendar:
    """The whole weeks that hold a month, each event on the days it takes in the clock of its place.

    Two queries: the events, then their sessions.
    """

    weekdays = WEEKDAYS

    def __init__(self, events: EvenementQuerySet, filters: EvenementFilterForm) -> None:
        self.filters = filters
        self.first = filters.cleaned_data["mois"] or timezone.localdate().replace(day=1)
        weeks = calendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        self.dates = [day for week in weeks for day in week]
        self.events = (
            apply_filters(events, filters)
            # A day more on each side, for clocks that are not those of Paris.
            .between(self.dates[0] - A_DAY, self.dates[-1] + A_DAY)
            .order_by("start_date", "pk")
        )

    @property
    def title(self) -> str:
        return month_words(self.first)

    @cached_property
    def entries(self) -> dict[datetime.date, list[Entry]]:
        entries: dict[datetime.date, list[tuple]] = defaultdict(list)
        for event in self.events.for_card().prefetch_related("seances"):
            for occurrence in event.occurrences:
                for day in days_of(occurrence, self.dates[0], self.dates[-1]):
                    starts = day == occurrence.start.date()
                    hours = starts and not dates.are_whole_days(occurrence.start, occurrence.end)
                    words = dates.time(occurrence.start) if hours else ""
                    entries[day].append(
                        (
                            occurrence.start.time() if starts else datetime.time.min,
                            event.pk,
                            Entry(event, words),
                        )
                    )
        return {
            day: [entry for *_, entry in sorted(rows, key=lambda row: row[:2])]
            for day, rows in entries.items()
        }

    @cached_property
    def days(self) -> list[Day]:
        today = timezone.localdate()
        return [
            Day(
                date=day,
                in_month=day.month == self.first.month,
                is_today=day == today,
                entries=self.entries.get(day, [])[:SHOWN_PER_DAY],
                more=max(len(self.entries.get(day, [])) - SHOWN_PER_DAY, 0),
                more_querystring=self.filters.querystring(
                    vue="", mois="", quand="", du=str(day), au=str(day)
                ),
            )
            for day in self.dates
        ]

    @property
    def total(self) -> int:
        """How many events take place in the month."""
        days = [day for day in self.entries if day.month == self.first.month]
        return len({entry.event.pk for day in days for entry in self.entries[day]})

    @property
    def previous(self) -> MonthLink:
        return self.link(self.first - datetime.timedelta(days=1))

    @property
    def next(self) -> MonthLink:
        return self.link(self.first + datetime.timedelta(days=31))

    def link(self, day: datetime.date) -> MonthLink:
        return MonthLink(month_words(day), self.filters.querystring(vue=MONTH, mois=f"{day:%Y-%m}", quand=""))


def month_words(day: datetime.date) -> str:
    return date_format(day, "F Y")


def days_of(occurrence: Occurrence, first: datetime.date, last: datetime.date) -> Iterable[datetime.date]:
    """The days an occurrence takes, among those shown."""
    day = max(occurrence.start.date(), first)
    while day <= min(occurrence.end.date(), last):
        yield day
        day += datetime.timedelta(days=1)
