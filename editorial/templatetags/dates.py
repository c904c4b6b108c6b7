"""Dates as French people write them, for templates."""

import datetime

from django import template

from editorial import dates

register = template.Library()


@register.filter
def day(value: datetime.date | None) -> str:
    return dates.day(value) if value else ""


@register.filter
def period(start: datetime.date | None, end: datetime.date | None) -> str:
    return dates.period(start, end) if start else ""
