"""Telling everyone registered what became of an event: cancelled, postponed, moved, or taken off the site."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from comptes.models import User
from evenements.inscriptions import mails, operations
from evenements.inscriptions.models import Avis, Inscription
from evenements.models import EvenementPage

LOG_ACTION = "evenements.announce"
# Long enough to mend a slip, short enough for who is about to leave.
WAIT = timedelta(minutes=15)


@dataclass(frozen=True)
class Announcement:
    """What waits to be told of an event, to how many, and when it will be unless somebody stops it."""

    subject: str
    recipients: int
    due_at: datetime | None = None

    @property
    def is_due(self) -> bool:
        return self.due_at is not None and self.due_at <= timezone.now()


def pending(event: EvenementPage) -> Announcement | None:
    """The announcement that waits, if the event is no longer as registrants know it; two queries at most.

    An event that is over has nothing more to announce.
    """
    if event.is_over:
        return None
    count = Inscription.objects.filter(evenement=event.pk).untold(event.news_key).count()
    if not count:
        return None
    due_at = Avis.objects.filter(evenement=event.pk).values_list("due_at", flat=True).first()
    return Announcement(mails.announcement_subject(event), count, due_at)


@transaction.atomic
def plan(event_id: int) -> None:
    """Have registrants told in a while of what has just become of an event; nothing if they know it."""
    event = EvenementPage.objects.defer_streamfields().filter(pk=event_id).first()
    if event is None:
        return
    if pending(event):
        Avis.objects.update_or_create(evenement=event, defaults={"due_at": timezone.now() + WAIT})
    else:
        give_up(event_id)


def give_up(event_id: int) -> None:
    """Tell nobody by itself; the team still may."""
    Avis.objects.filter(evenement=event_id).delete()


def write_due(now: datetime | None = None) -> int:
    """Write what waited long enough; returns to how many. One query when there is nothing."""
    due = Avis.objects.filter(due_at__lte=now or timezone.now()).order_by("due_at")
    return sum(announce(event_id) for event_id in list(due.values_list("evenement", flat=True)))


@transaction.atomic
def announce(event_id: int, user: User | None = None) -> int:
    """Write to everyone who has not been told yet; returns to how many.

    Under the event's row, so that two editors who press the button at once write once.
    """
    event = operations.held(event_id)
    give_up(event_id)
    if event.is_over:
        return 0
    rows = Inscription.objects.filter(evenement=event).untold(event.news_key)
    told = list(rows.order_by("rank"))
    for inscription in told:
        mails.send_announcement(event, inscription)
    Inscription.objects.filter(pk__in=[row.pk for row in told]).update(
        told=event.news_key, reminded_for=None, link_sent_for=None
    )
    if told:
        log(event, LOG_ACTION, user=user, data={"state": event.news_word, "recipients": len(told)})
    return len(told)
