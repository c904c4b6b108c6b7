"""Dates as French people write them, for templates."""

import datetime

from django import template

from editorial import dates

register = template.Library()


@register.filter
def day(value: datetime.date | None) -> str:
    return dates.day(value) if value else ""


@register.filter
def short_month(value: datetime.date) -> str:
    """The month on a card, in the clock the moment is given in."""
    return dates.SHORT_MONTHS[value.month - 1]


@register.filter
def period(start: datetime.date | None, end: datetime.date | None) -> str:
    return dates.period(start, end) if start else ""


@register.filter
def weekday(value: datetime.date | None) -> str:
    """A day with its name: ``jeudi 1er octobre 2020``."""
    return dates.day(value, with_weekday=True) if value else ""


@register.filter
def moments(start: datetime.datetime | None, end: datetime.datetime | None) -> str:
    """From a moment to another, or a single one, in the clock they are given in."""
    return dates.moments(start, end or start) if start else ""


@register.filter(expects_localtime=True)
def iso(value: datetime.date | None) -> str:
    """A day or a moment as machines read it, a moment in the clock it is told in."""
    return value.isoformat() if value else ""


@register.filter(expects_localtime=True)
def local_day(value: datetime.datetime | None) -> str:
    """The day of a moment, told in the clock of metropolitan France."""
    return dates.day(value) if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime.datetime | None) -> str:
    """A moment in the clock of metropolitan France: ``16 octobre 2020 à 18 h``."""
    return dates.moment(value) if value else ""
