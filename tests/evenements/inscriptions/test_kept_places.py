"""Where places are limited, one is kept half an hour until the address is confirmed, then goes to the next."""

import datetime
from html import unescape

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from courriels.models import Courriel
from evenements.inscriptions import operations
from evenements.inscriptions.choices import State
from evenements.inscriptions.places import places_of
from evenements.models import Inscription
from operations import scheduled
from tests.comptes.factories import UserFactory
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = pytest.mark.django_db
PAST = timezone.now() - datetime.timedelta(minutes=1)


def post(client, event, typed, **changes):
    return client.post(event.registration_url, typed | changes)


def confirm(client, row):
    client.post(f"{row.private_path}confirmer/")
    row.refresh_from_db()


def free(event):
    return places_of(event)[0].free


def test_invented_addresses_keep_places_for_a_time_and_take_none(client, typed, proven):
    event = open_event(capacity_on_site=22)
    for n in range(22):
        response = post(client, event, typed, email=f"invente-{n}@example.org")
        assert response["Location"].endswith("suite=place-gardee")
    assert not Inscription.objects.confirmed().exists() and free(event) == 0
    with time_machine.travel(timezone.now() + operations.KEPT_FOR):
        assert free(event) == 22


def test_one_is_told_until_when_a_place_is_kept_then_has_it(client, typed, proven):
    event = open_event(capacity_on_site=1)
    assert "Une place vous est gardée une demi-heure" in unescape(client.get(event.url).text)
    page = client.get(post(client, event, typed)["Location"]).text
    assert "Une place vous est gardée une demi-heure" in page
    row = Inscription.objects.get()
    until = event.moment_words(row.held_until)
    assert until in Courriel.objects.get().body and until in client.get(row.private_path).text
    assert timezone.now() < row.held_until <= timezone.now() + operations.KEPT_FOR
    confirm(client, row)
    assert row.is_confirmed and row.rank == 1 and row.held_until is None
    assert "Votre inscription est confirmée" in Courriel.objects.latest("pk").subject


def test_a_place_kept_is_not_left_and_who_comes_then_waits_once_confirmed(client, typed, proven):
    event = open_event(capacity_on_site=1)
    InscriptionFactory(evenement=event, kept=True)
    page = unescape(client.get(event.url).text)
    assert "complet, liste d’attente ouverte" in page and "1 place est gardée" in page
    assert post(client, event, typed)["Location"].endswith("suite=a-confirmer")
    row = Inscription.objects.of_address("camille@example.org").get()
    assert row.held_until is None and "complète pour l’instant" in Courriel.objects.get().body
    confirm(client, row)
    assert row.is_waiting


@pytest.mark.parametrize("way", ["command", "registration", "confirmation", "cancellation"])
def test_once_the_time_is_over_the_place_goes_to_the_first_who_waits_whoever_comes(
    client, typed, proven, way
):
    event = open_event(capacity_on_site=2)
    other = InscriptionFactory(evenement=event)
    late = InscriptionFactory(evenement=event, kept=True, held_until=PAST)
    first, second = InscriptionFactory.create_batch(2, evenement=event, waiting=True)
    if way == "command":
        call_command("release_places", verbosity=0)
    elif way == "registration":
        post(client, event, typed)
    elif way == "confirmation":
        confirm(client, late)
        assert late.is_waiting and late.rank > second.rank
    else:
        operations.cancel(other)
    first.refresh_from_db(), second.refresh_from_db(), late.refresh_from_db()
    assert first.is_confirmed and late.held_until is None
    assert second.is_confirmed == (way == "cancellation")
    assert "Une place s’est libérée" in Courriel.objects.get(recipient=first.email).subject


def test_who_confirms_late_has_a_place_when_one_is_left(client):
    late = InscriptionFactory(evenement=open_event(capacity_on_site=1), kept=True, held_until=PAST)
    assert "Aucune place ne vous est gardée" in unescape(client.get(late.private_path).text)
    confirm(client, late)
    assert late.is_confirmed


def test_a_place_kept_is_had_though_others_wait(client):
    event = open_event(capacity_on_site=1)
    kept = InscriptionFactory(evenement=event, kept=True)
    waiting = InscriptionFactory(evenement=event, waiting=True, rank=1)
    confirm(client, kept)
    waiting.refresh_from_db()
    assert kept.is_confirmed and waiting.is_waiting


def test_asking_again_keeps_the_same_place_no_longer(client, typed, proven):
    event = open_event(capacity_on_site=1)
    post(client, event, typed)
    until = Inscription.objects.get().held_until
    post(client, event, typed, name="Un nom corrigé")
    row = Inscription.objects.get()
    assert (row.name, row.held_until) == ("Un nom corrigé", until)


def test_asking_again_for_the_other_way_to_come_gives_the_place_to_who_waits(client, typed, proven):
    event = open_event(format="hybride", capacity_on_site=1, capacity_online=5)
    InscriptionFactory(evenement=event, kept=True, email="camille@example.org")
    waiting = InscriptionFactory(evenement=event, waiting=True)
    post(client, event, typed, attendance="en-ligne")
    waiting.refresh_from_db()
    assert waiting.is_confirmed
    assert Inscription.objects.kept().get().attendance == "en-ligne"


@pytest.mark.parametrize("known", ["kept", "unconfirmed", "waiting", None])
def test_the_answer_says_of_nobody_whether_their_address_is_known(client, typed, proven, known):
    event = open_event(capacity_on_site=5)
    state = {known: True} if known else {}
    row = InscriptionFactory(evenement=event, **state)
    answers = {
        post(client, event, typed, email=email)["Location"] for email in (row.email, "inconnue@example.org")
    }
    assert len(answers) == 1


def test_a_place_given_up_before_confirming_goes_to_who_waits_without_a_mail(client):
    event = open_event(capacity_on_site=1)
    kept = InscriptionFactory(evenement=event, kept=True)
    waiting = InscriptionFactory(evenement=event, waiting=True)
    client.post(f"{kept.private_path}annuler/")
    kept.refresh_from_db(), waiting.refresh_from_db()
    assert kept.is_cancelled and waiting.is_confirmed
    assert Courriel.objects.get().recipient == waiting.email


def test_a_place_is_not_kept_past_the_end_of_registrations(client, typed, proven):
    closes = timezone.now() + datetime.timedelta(minutes=10)
    post(client, open_event(registration_closes_at=closes), typed)
    assert Inscription.objects.get().held_until == closes


def test_the_address_of_one_s_account_takes_its_place_at_once_even_when_it_was_kept(client, typed, proven):
    user = UserFactory(email="camille@example.org")
    event = open_event(capacity_on_site=1)
    InscriptionFactory(evenement=event, kept=True, email=user.email)
    InscriptionFactory(evenement=event, waiting=True, rank=1)
    client.force_login(user)
    post(client, event, typed)
    assert Inscription.objects.of_address(user.email).get().is_confirmed


def test_without_a_limit_nothing_is_kept(client, unlimited, typed, proven):
    assert "une demi-heure" not in client.get(unlimited.url).text
    assert post(client, unlimited, typed)["Location"].endswith("suite=inscrit")
    assert Inscription.objects.get().is_confirmed


@pytest.mark.parametrize(
    ("state", "until"), [(State.RETENUE, None), (State.CONFIRMEE, PAST), (State.ANNULEE, PAST)]
)
def test_the_database_keeps_a_place_for_a_time_or_not_at_all(event, state, until):
    with pytest.raises(IntegrityError), transaction.atomic():
        InscriptionFactory(evenement=event, state=state, held_until=until)


def test_kept_places_are_released_every_minute():
    work = next(work for work in scheduled.works() if work.command == "release_places")
    assert work.every == datetime.timedelta(minutes=1)
