"""The events that pages of other contents announce; they change with the day, and when the team changes one."""

import datetime

from django.utils import timezone

from evenements.models import EvenementPage
from evenements.models.queries import midnight
from page_cache import remember_edited


def next_events(most: int, *, axe: int | None = None) -> tuple[EvenementPage, ...]:
    """The next that anyone may read, of an axis when its key is given; one query, and nobody modifies them."""
    return next_events_on(timezone.localdate(), most, axe)


@remember_edited
def next_events_on(day: datetime.date, most: int, axe: int | None) -> tuple[EvenementPage, ...]:
    events = EvenementPage.objects.visible()
    if axe is not None:
        events = events.filter(axes=axe)
    return tuple(events.upcoming(midnight(day)).for_card()[:most])
