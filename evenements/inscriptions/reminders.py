"""The day before, a reminder; an hour before, the link to who follows online."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from evenements.inscriptions import mails
from evenements.inscriptions.choices import Attendance
from evenements.inscriptions.models import Inscription
from evenements.models import EvenementPage
from evenements.models.moments import Occurrence

REMINDED_BEFORE = timedelta(hours=26)
LINK_SENT_BEFORE = timedelta(hours=1, minutes=15)


def coming(now: datetime, before: timedelta) -> Iterator[tuple[EvenementPage, Occurrence]]:
    """The events held as announced, with the first of their times that starts within ``before``."""
    events = EvenementPage.objects.live().filter(
        takes_registrations=True,
        state=EvenementPage.State.MAINTAINED,
        start_date__lte=now + before,
        end_date__gt=now,
    )
    for event in events.defer_streamfields().select_related("region").prefetch_related("seances"):
        soon = [item for item in event.occurrences if now < item.start <= now + before]
        if soon:
            yield event, soon[0]


def remind(now: datetime | None = None) -> int:
    """Write to who has a place, once for each time an event is held; not to who has just registered."""
    now = now or timezone.now()
    sent = 0
    for event, occurrence in coming(now, REMINDED_BEFORE):
        rows = Inscription.objects.filter(
            evenement=event, confirmed_at__lt=occurrence.start - REMINDED_BEFORE
        )
        sent += send_once(rows, "reminded_for", event, occurrence, mails.send_reminder)
    return sent


def send_links(now: datetime | None = None) -> int:
    """Write the link to who follows online."""
    now = now or timezone.now()
    sent = 0
    for event, occurrence in coming(now, LINK_SENT_BEFORE):
        if event.online_url:
            rows = Inscription.objects.filter(evenement=event, attendance=Attendance.ONLINE)
            sent += send_once(rows, "link_sent_for", event, occurrence, mails.send_online_link)
    return sent


@transaction.atomic
def send_once(rows, field: str, event: EvenementPage, occurrence: Occurrence, send) -> int:
    """Write to each of the confirmed rows that was not written to for this time, and remember it."""
    due = rows.confirmed().exclude(**{f"{field}__gte": occurrence.start}).select_for_update(of=("self",))
    clock = f" (heure {event.clock_name})" if event.is_elsewhere else ""
    due = list(due)
    for inscription in due:
        send(event, inscription, occurrence.when_words + clock)
    Inscription.objects.filter(pk__in=[row.pk for row in due]).update(**{field: occurrence.start})
    return len(due)
