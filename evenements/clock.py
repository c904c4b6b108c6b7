"""The moments at which pages of events read differently although nobody changes them."""

from datetime import datetime

from django.db.models import Min, Q

from evenements.models import EvenementPage


def next_event_moment(now: datetime) -> datetime | None:
    """The next start or end of an event, or of its registrations; one query."""
    coming = EvenementPage.objects.live().filter(end_date__gt=now)
    moments = coming.aggregate(
        start=Min("start_date", filter=Q(start_date__gt=now)),
        end=Min("end_date"),
        closing=Min("registration_closes_at", filter=Q(registration_closes_at__gt=now)),
    )
    return min((moment for moment in moments.values() if moment), default=None)
