"""Telling everyone registered what became of an event: cancelled, postponed, or held on another date."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log

from comptes.models import User
from evenements.inscriptions import mails, operations
from evenements.inscriptions.models import Inscription
from evenements.models import EvenementPage

LOG_ACTION = "evenements.announce"
SUBJECTS = {state: subject for state, (_, subject) in mails.ANNOUNCEMENTS.items()}


@dataclass(frozen=True)
class Announcement:
    """What waits to be told of an event, and to how many."""

    subject: str
    recipients: int


def pending(event: EvenementPage) -> Announcement | None:
    """The announcement that waits, if the published event is no longer as registrants know it; one query.

    An event that is over has nothing more to announce.
    """
    if event.is_over or not event.live:
        return None
    count = Inscription.objects.filter(evenement=event.pk).untold(event.news_key).count()
    return Announcement(SUBJECTS[event.state], count) if count else None


@transaction.atomic
def announce(event_id: int, user: User) -> int:
    """Write to everyone who has not been told yet; returns to how many.

    Under the event's row, so that two editors who press the button at once write once.
    """
    event = operations.held(event_id)
    if event.is_over or not event.live:
        return 0
    rows = Inscription.objects.filter(evenement=event).untold(event.news_key)
    told = list(rows.order_by("rank"))
    for inscription in told:
        mails.send_announcement(event, inscription)
    Inscription.objects.filter(pk__in=[row.pk for row in told]).update(
        told=event.news_key, reminded_for=None, link_sent_for=None
    )
    if told:
        log(event, LOG_ACTION, user=user, data={"state": event.state, "recipients": len(told)})
    return len(told)
