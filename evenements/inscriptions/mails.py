"""The mails of a registration, each stored in the transaction of what it tells."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings

from courriels import outbox
from courriels.models import Attachment
from evenements.calendars import calendar_of
from evenements.inscriptions.choices import RETIRED, Attendance
from evenements.inscriptions.models import Inscription

if TYPE_CHECKING:
    from evenements.models import EvenementPage

FOLDER = "evenements/courriels"


def write(
    event: EvenementPage,
    inscription: Inscription,
    name: str,
    subject: str,
    *,
    with_calendar: bool = False,
    not_before: datetime | None = None,
    **context,
) -> None:
    """Store one mail to a registrant; one query, and one or two more when the event lasts several days."""
    values = context_of(event, inscription) | context
    outbox.enqueue(
        to=inscription.email,
        subject=f"{subject} : {event.title}",
        template=f"{FOLDER}/{name}",
        context=values,
        attachments=[attachment(event, inscription, values["link"])] if with_calendar else [],
        not_before=not_before,
        kind=f"inscription-{name}",
    )


def context_of(event: EvenementPage, inscription: Inscription) -> dict:
    """What every mail says of the event, and the secret address of the registration."""
    return {
        "event": event,
        "sessions": event.occurrences,
        "inscription": inscription,
        "event_url": urljoin(settings.SITE_URL, event.public_url) if event.public_url else "",
        "link": settings.SITE_URL + inscription.private_path,
        "site_url": settings.SITE_URL,
    }


def attachment(event: EvenementPage, inscription: Inscription, link: str) -> Attachment:
    """The event for a calendar; who follows online finds there where the link will be, not the link."""
    online = inscription.attendance == Attendance.ONLINE
    content = calendar_of([event], private_url=link if online else "")
    return Attachment("rencontre.ics", content.decode(), "text/calendar")


def send_registered(event: EvenementPage, inscription: Inscription) -> None:
    """Registered: with a place, or waiting for one."""
    if inscription.is_confirmed:
        write(event, inscription, "inscrit", "Votre inscription est confirmée", with_calendar=True)
    else:
        write(event, inscription, "en_attente", "Vous êtes sur la liste d’attente")


def send_known(event: EvenementPage, inscription: Inscription) -> None:
    write(
        event,
        inscription,
        "deja_inscrit",
        "Votre inscription existait déjà",
        with_calendar=inscription.is_confirmed,
    )


def send_to_confirm(event: EvenementPage, inscription: Inscription, *, is_full: bool) -> None:
    """What is asked of who registers, and until when a place is kept for them."""
    kept_words = event.moment_words(inscription.held_until) if inscription.held_until else ""
    subject = "Confirmez votre inscription"
    write(event, inscription, "a_confirmer", subject, kept_words=kept_words, is_full=is_full)


def send_promoted(event: EvenementPage, inscription: Inscription) -> None:
    write(event, inscription, "place", "Une place s’est libérée pour vous", with_calendar=True)


def send_cancelled(event: EvenementPage, inscription: Inscription) -> None:
    write(event, inscription, "annulation", "Votre inscription est annulée")


def send_reminder(event: EvenementPage, inscription: Inscription, when_words: str) -> None:
    write(event, inscription, "rappel", "C’est bientôt", with_calendar=True, when_words=when_words)


def send_online_link(event: EvenementPage, inscription: Inscription, when_words: str) -> None:
    write(event, inscription, "lien", "Le lien pour suivre la rencontre", when_words=when_words)


ANNOUNCEMENTS = {
    "annulee": ("annulee", "Rencontre annulée"),
    "reportee": ("reportee", "Rencontre reportée"),
    "maintenue": ("nouvelle_date", "Nouvelle date"),
    RETIRED: ("retiree", "Rencontre retirée du site"),
}
SAME_DATE = "La rencontre a bien lieu"


def announcement_subject(event: EvenementPage) -> str:
    return ANNOUNCEMENTS[event.news_word][1]


def has_moved(event: EvenementPage, inscription: Inscription) -> bool:
    """Whether its date is not the one that its registrant knows."""
    return inscription.told.partition(":")[2] != event.news_key.partition(":")[2]


def preview_announcement(event: EvenementPage, inscription: Inscription) -> str:
    """The text that a registrant would receive, without their secret address."""
    name, _ = ANNOUNCEMENTS[event.news_word]
    context = context_of(event, inscription) | {"link": "(adresse personnelle)"}
    return outbox.body_of(f"{FOLDER}/{name}", context | {"has_moved": has_moved(event, inscription)})


def send_announcement(event: EvenementPage, inscription: Inscription) -> None:
    """What became of the event: cancelled, postponed, off the site, or held after all, at this date."""
    name, subject = ANNOUNCEMENTS[event.news_word]
    has_new_date = has_moved(event, inscription)
    if event.live and event.is_maintained and not has_new_date:
        subject = SAME_DATE
    with_calendar = inscription.is_confirmed and event.news_word != RETIRED
    write(event, inscription, name, subject, with_calendar=with_calendar, has_moved=has_new_date)
