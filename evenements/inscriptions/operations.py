"""Registering, cancelling and giving a freed place to who came first, each under the event's own row.

Whoever changes who has a place holds the row of the event until the end of the transaction: the last place
is taken once, and people wait in the order they came, whatever the database and the number of processes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

import page_cache
from evenements.inscriptions import mails
from evenements.inscriptions.choices import HOLDING, State
from evenements.inscriptions.models import Inscription
from evenements.inscriptions.places import Places, places_of
from evenements.models import EvenementPage

# Long enough for a mail to arrive and be read, too short to keep anybody out.
KEPT_FOR = timedelta(minutes=30)


class RegistrationClosed(Exception):
    """One can no longer register: past, full time, cancelled, or never could."""


def held(event_id: int) -> EvenementPage:
    """The event as the database has it now, held until the end of the transaction."""
    events = EvenementPage.objects.select_for_update(of=("self",)).select_related("region")
    return events.defer_streamfields().get(pk=event_id)


def place_for(event: EvenementPage, attendance: str) -> Places:
    return next(places for places in places_of(event) if places.attendance == attendance)


@transaction.atomic
def register(asked: Inscription, *, proven: bool, own: bool = False) -> State:
    """Store a registration and write to its address; returns what a newcomer gets, whoever asked.

    Someone registered already keeps their place and is written to again: the answer never says whose
    addresses are known. The registration counts at once for the address of one's own account (``own``), or
    with a proof of work (``proven``) where places are not limited; otherwise once its address is confirmed,
    and a place left is kept a while for it. Raises ``RegistrationClosed``.
    """
    event = held(asked.evenement_id)
    if not event.is_registration_open or asked.attendance not in event.attendances:
        raise RegistrationClosed
    promote(event)
    places = place_for(event, asked.attendance)
    counts = own or (proven and places.capacity is None)
    known = Inscription.objects.filter(evenement=event).of_address(asked.email)
    known = known.exclude(state=State.ANNULEE).first()
    if known and not known.is_unconfirmed:
        mails.send_known(event, known)
        return newcomer_state(places, counts=counts)
    # Nobody has shown that the one before is theirs: what comes now counts instead, for what is left of its time.
    kept_until = replace(event, known, asked.attendance) if known else None
    if counts:
        admit(event, asked, has_place=kept_until is not None)
    else:
        ask_to_confirm(event, asked, kept_until)
    return newcomer_state(places, counts=counts)


def newcomer_state(places: Places, *, counts: bool) -> State:
    if counts:
        return State.EN_ATTENTE if places.is_full else State.CONFIRMEE
    return State.A_CONFIRMER if places.free is None or places.is_full else State.RETENUE


def replace(event: EvenementPage, known: Inscription, attendance: str) -> datetime | None:
    """Erase a registration that nobody confirmed; returns until when its place is kept for the one that replaces it."""
    kept = known.has_place_kept
    known.delete()
    if kept and known.attendance == attendance:
        return known.held_until
    if kept:
        promote(event)
        page_cache.invalidate_contributions()
    return None


def ask_to_confirm(event: EvenementPage, inscription: Inscription, kept_until: datetime | None) -> None:
    """Store what does not count yet, and keep a place for it if one is left. The caller holds the event's row."""
    places = place_for(event, inscription.attendance)
    if kept_until is None and places.free and not places.is_full:
        kept_until = min(timezone.now() + KEPT_FOR, event.closes_at)
        tell_pages(places)
    inscription.state = State.RETENUE if kept_until else State.A_CONFIRMER
    inscription.held_until = kept_until
    inscription.save(force_insert=True)
    mails.send_to_confirm(event, inscription, is_full=places.is_full)


@transaction.atomic
def confirm(inscription: Inscription) -> Inscription:
    """Count a registration whose address is now confirmed; raises ``RegistrationClosed``."""
    event = held(inscription.evenement_id)
    # Whoever waited when the time of a place was over comes before who confirms after it.
    promote(event)
    inscription = Inscription.objects.get(pk=inscription.pk)
    if not inscription.is_unconfirmed:
        return inscription
    if not event.is_registration_open or inscription.attendance not in event.attendances:
        raise RegistrationClosed
    admit(event, inscription, has_place=inscription.has_place_kept)
    return inscription


def admit(event: EvenementPage, inscription: Inscription, *, has_place: bool = False) -> None:
    """Give the next rank, and a place if one is kept or left. The caller holds the event's row."""
    places = place_for(event, inscription.attendance)
    waits = places.is_full and not has_place
    last = Inscription.objects.filter(evenement=event).aggregate(last=Max("rank"))["last"] or 0
    inscription.rank = last + 1
    inscription.state = State.EN_ATTENTE if waits else State.CONFIRMEE
    inscription.held_until = None
    inscription.confirmed_at = None if waits else timezone.now()
    inscription.told = event.news_key
    inscription.save()
    if has_place:
        page_cache.invalidate_soon()
    else:
        tell_pages(places)
    mails.send_registered(event, inscription)


def tell_pages(places: Places) -> None:
    """Have pages say that one place less is left, of those that were."""
    if places.free == 1:
        # The page says from now on that who registers waits.
        page_cache.invalidate_contributions()
    elif places.free:
        page_cache.invalidate_soon()


@transaction.atomic
def cancel(inscription: Inscription) -> Inscription:
    """Give a place up to the first who waits; what the person said of themselves goes at once."""
    event = held(inscription.evenement_id)
    inscription = Inscription.objects.get(pk=inscription.pk)
    if inscription.is_cancelled:
        return inscription
    erased = {"name": "", "needs": "", "came": False, "held_until": None}
    Inscription.objects.filter(pk=inscription.pk).update(state=State.ANNULEE, **erased)
    if inscription.state in HOLDING:
        mails.send_cancelled(event, inscription)
    if inscription.state != State.A_CONFIRMER:
        promote(event)
        page_cache.invalidate_contributions()
    inscription.refresh_from_db()
    return inscription


def promote(event: EvenementPage) -> int:
    """Give every free place to who waits, the first come first, those that nobody confirmed in time included.

    The caller holds the event's row.
    """
    lapsed = Inscription.objects.filter(evenement=event).lapsed()
    if lapsed.update(state=State.A_CONFIRMER, held_until=None):
        page_cache.invalidate_contributions()
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
    """The same once an editor has changed the number of places, or time has freed some."""
    return promote(held(event_id))


def release_places() -> int:
    """Give the places that nobody confirmed in time to who waits; returns to how many. One query when there are none."""
    lapsed = Inscription.objects.lapsed().order_by().values_list("evenement", flat=True).distinct()
    return sum(promote_after_change(event_id) for event_id in list(lapsed))


@transaction.atomic
def forget_address(email: str) -> None:
    """Erase all registrations of someone, whose places go to who waits."""
    rows = Inscription.objects.of_address(email)
    for event_id in sorted(set(rows.values_list("evenement", flat=True))):
        event = held(event_id)
        rows.filter(evenement=event).delete()
        promote(event)
