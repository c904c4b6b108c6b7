"""Registering, cancelling and giving a freed place to who came first, each under the event's own row.

Whoever changes who has a place holds the row of the event until the end of the transaction: the last place
is taken once, and people wait in the order they came, whatever the database and the number of processes.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

import page_cache
from evenements.inscriptions import mails
from evenements.inscriptions.choices import State
from evenements.inscriptions.models import Inscription
from evenements.inscriptions.places import Places, places_of
from evenements.models import EvenementPage


class RegistrationClosed(Exception):
    """One can no longer register: past, full time, cancelled, or never could."""


def held(event_id: int) -> EvenementPage:
    """The event as the database has it now, held until the end of the transaction."""
    events = EvenementPage.objects.select_for_update(of=("self",)).select_related("region")
    return events.defer_streamfields().get(pk=event_id)


def place_for(event: EvenementPage, attendance: str) -> Places:
    return next(places for places in places_of(event) if places.attendance == attendance)


@transaction.atomic
def register(asked: Inscription, *, proven: bool) -> State:
    """Store a registration and write to its address; returns what a newcomer gets, whoever asked.

    Someone registered already keeps their place and is written to again: the answer never says whose
    addresses are known. Without a proof of work (``proven``), the registration counts once its address is
    confirmed. Raises ``RegistrationClosed``.
    """
    event = held(asked.evenement_id)
    if not event.is_registration_open or asked.attendance not in event.attendances:
        raise RegistrationClosed
    outcome = State.EN_ATTENTE if place_for(event, asked.attendance).is_full else State.CONFIRMEE
    known = Inscription.objects.filter(evenement=event).of_address(asked.email)
    known = known.exclude(state=State.ANNULEE).first()
    if known and known.is_unconfirmed:
        # Nobody has shown that it is theirs: what comes now counts instead.
        known.delete()
        known = None
    if known:
        mails.send_known(event, known)
    elif proven:
        admit(event, asked)
    else:
        asked.state = State.A_CONFIRMER
        asked.save(force_insert=True)
        mails.send_to_confirm(event, asked)
    return outcome if proven else State.A_CONFIRMER


@transaction.atomic
def confirm(inscription: Inscription) -> Inscription:
    """Count a registration whose address is now confirmed; raises ``RegistrationClosed``."""
    event = held(inscription.evenement_id)
    inscription = Inscription.objects.get(pk=inscription.pk)
    if not inscription.is_unconfirmed:
        return inscription
    if not event.is_registration_open or inscription.attendance not in event.attendances:
        raise RegistrationClosed
    admit(event, inscription)
    return inscription


def admit(event: EvenementPage, inscription: Inscription) -> None:
    """Give the next rank, and a place if one is left. The caller holds the event's row."""
    places = place_for(event, inscription.attendance)
    last = Inscription.objects.filter(evenement=event).aggregate(last=Max("rank"))["last"] or 0
    inscription.rank = last + 1
    inscription.state = State.EN_ATTENTE if places.is_full else State.CONFIRMEE
    inscription.confirmed_at = None if places.is_full else timezone.now()
    inscription.told = event.news_key
    inscription.save()
    if places.free == 1:
        # The page says from now on that who registers waits.
        page_cache.invalidate_contributions()
    elif places.free:
        page_cache.invalidate_soon()
    mails.send_registered(event, inscription)


@transaction.atomic
def cancel(inscription: Inscription) -> Inscription:
    """Give a place up to the first who waits; what the person said of themselves goes at once."""
    event = held(inscription.evenement_id)
    inscription = Inscription.objects.get(pk=inscription.pk)
    if inscription.is_cancelled:
        return inscription
    counted = inscription.state in (State.CONFIRMEE, State.EN_ATTENTE)
    Inscription.objects.filter(pk=inscription.pk).update(state=State.ANNULEE, name="", needs="", came=False)
    if counted:
        mails.send_cancelled(event, inscription)
        promote(event)
        page_cache.invalidate_contributions()
    inscription.refresh_from_db()
    return inscription


def promote(event: EvenementPage) -> int:
    """Give every free place to who waits, the first come first. The caller holds the event's row."""
    if event.is_over or not event.is_maintained:
        return 0
    promoted = 0
    for places in places_of(event):
        waiting = Inscription.objects.filter(evenement=event, attendance=places.attendance).waiting()
        for inscription in waiting if places.free is None else waiting[: places.free]:
            inscription.state = State.CONFIRMEE
            inscription.confirmed_at = timezone.now()
            inscription.save(update_fields=["state", "confirmed_at"])
            mails.send_promoted(event, inscription)
            promoted += 1
    if promoted:
        page_cache.invalidate_contributions()
    return promoted


@transaction.atomic
def promote_after_change(event_id: int) -> int:
    """The same once an editor has changed the number of places."""
    return promote(held(event_id))


@transaction.atomic
def forget_address(email: str) -> None:
    """Erase all registrations of someone, whose places go to who waits."""
    rows = Inscription.objects.of_address(email)
    for event_id in sorted(set(rows.values_list("evenement", flat=True))):
        event = held(event_id)
        rows.filter(evenement=event).delete()
        promote(event)
