"""The public form: valid, invalid, robot, closed, forged; registering twice, full, past."""

import datetime
from html import unescape

import pytest
import time_machine
from django.utils import timezone

from courriels.models import Courriel
from evenements.inscriptions.choices import State
from evenements.models import Inscription, Seance
from tests.evenements.factories import EvenementPageFactory, in_days
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = pytest.mark.django_db


def post(client, event, typed, **extra):
    return client.post(event.registration_url, typed, **extra)


def test_one_registers_from_the_page_without_an_account_or_a_cookie(client, unlimited, typed, proven):
    event = unlimited
    page = client.get(event.url)
    assert f'action="{event.registration_url}"' in page.text and not client.cookies

    response = post(client, event, typed)
    assert response.status_code == 303 and response["Location"].endswith(
        "/inscription/envoyee/?suite=inscrit"
    )
    assert "Votre inscription est enregistrée" in client.get(response["Location"]).text
    row = Inscription.objects.get()
    assert (row.state, row.rank, row.name, row.needs) == (
        State.CONFIRMEE, 1, "Camille Martin", "Accès en fauteuil"
    )  # fmt: skip
    mail = Courriel.objects.get()
    assert row.private_path in mail.body and event.title in mail.subject
    assert mail.attached[0].name == "rencontre.ics" and "BEGIN:VEVENT" in mail.attached[0].content


def test_without_a_proof_of_work_a_registration_counts_once_its_address_is_confirmed(
    client, unlimited, typed
):
    response = post(client, unlimited, typed)
    assert response["Location"].endswith("suite=a-confirmer")
    row = Inscription.objects.get()
    assert row.is_unconfirmed and row.rank is None

    assert "Confirmer mon inscription" in client.get(row.private_path).text
    assert Inscription.objects.get().is_unconfirmed, "opening the link, as mail filters do, confirms nothing"
    client.post(f"{row.private_path}confirmer/")
    row.refresh_from_db()
    assert row.is_confirmed and row.rank == 1


def test_places_go_in_the_order_of_confirmations(client):
    event = open_event(capacity_on_site=1)
    late = InscriptionFactory(evenement=event, unconfirmed=True)
    InscriptionFactory(evenement=event, rank=1)
    client.post(f"{late.private_path}confirmer/")
    late.refresh_from_db()
    assert late.is_waiting and late.rank == 2


def test_what_is_missing_is_named_and_nothing_typed_is_lost(client, event, typed, proven):
    response = post(client, event, {**typed, "name": " ", "email": "camille"})
    assert response.status_code == 422
    assert "Votre nom manque" in response.text and "Accès en fauteuil" in response.text
    assert not Inscription.objects.exists() and not Courriel.objects.exists()


@pytest.mark.parametrize("field", ["name", "needs", "email"])
def test_a_text_too_long_is_refused_in_words(client, event, typed, proven, field):
    response = post(client, event, {**typed, field: "a" * 900 + "@example.org"})
    assert response.status_code == 422 and "trop long" in response.text


def test_a_filled_trap_takes_the_slower_path(client, unlimited, typed):
    response = post(client, unlimited, {**typed, "site_web": "https://example.org"})
    assert response["Location"].endswith("suite=a-confirmer")


def test_another_site_cannot_register_anyone(client, event, typed, proven):
    response = post(client, event, typed, headers={"Origin": "https://ailleurs.example"})
    assert response.status_code == 403 and not Inscription.objects.exists()


def test_registering_twice_keeps_one_place_and_says_the_same(client, unlimited, typed, proven):
    event = unlimited
    first = post(client, event, typed)
    second = post(client, event, {**typed, "email": " CAMILLE@example.org ", "name": "Un autre nom"})
    assert first["Location"] == second["Location"]
    assert Inscription.objects.get().name == "Camille Martin"
    assert "Votre inscription existait déjà" in Courriel.objects.latest("pk").subject


def test_each_way_to_come_has_its_places(client, typed, proven):
    event = open_event(format="hybride", capacity_on_site=1, capacity_online=None)
    InscriptionFactory(evenement=event)
    assert post(client, event, typed).status_code == 422, "one must choose"
    response = post(client, event, {**typed, "attendance": "en-ligne"})
    assert response["Location"].endswith("suite=inscrit")
    assert post(client, event, {**typed, "attendance": "par-pigeon"}).status_code == 422


@pytest.mark.parametrize(
    "fields",
    [
        {"past": True},
        {"state": "annulee"},
        {"state": "reportee"},
        {"registration_closes_at": timezone.now() - datetime.timedelta(minutes=1)},
        {"start_date": timezone.now() - datetime.timedelta(minutes=1)},
    ],
    ids=["past", "cancelled", "postponed", "closed", "begun"],
)
def test_one_cannot_register_once_it_is_too_late(client, typed, proven, fields):
    event = open_event(**fields)
    response = post(client, event, typed)
    assert response.status_code == 422 and not Inscription.objects.exists()
    assert 'name="email"' not in client.get(event.url).text


@pytest.mark.parametrize("hour", [9, 14, 20, 23])
@time_machine.travel("2027-03-17T12:00+01:00", tick=False)
def test_registration_closes_when_a_meeting_begins_though_it_ends_the_next_day(event, hour):
    event.start_date = timezone.localtime().replace(hour=hour)
    event.end_date = event.start_date + datetime.timedelta(hours=5)
    assert event.closes_at == event.start_date
    event.end_date = event.start_date + datetime.timedelta(days=1)
    assert event.closes_at == event.end_date


@pytest.mark.parametrize("closes", [None, datetime.datetime(2031, 7, 1, 8, tzinfo=datetime.UTC)])
def test_the_closing_time_is_told_in_the_clock_of_the_place(client, closes):
    start = datetime.datetime(2031, 7, 4, 8, tzinfo=datetime.UTC)
    event = open_event(reunion=True, start_date=start, registration_closes_at=closes)
    day = 4 if closes is None else 1
    assert (
        f"Inscription jusqu’au {day if day > 1 else '1er'}\xa0juillet\xa02031 à 12\xa0h (heure de La Réunion)"
        in (client.get(event.url).text)
    )


def test_what_is_refused_because_it_is_closed_says_so(client, typed, proven):
    event = open_event(registration_closes_at=timezone.now() - datetime.timedelta(hours=1))
    assert "n’a pas été enregistrée" in post(client, event, typed).text
    assert "n’a pas été enregistrée" not in client.get(event.registration_url).text


def test_the_mail_lists_the_sessions_of_an_event_that_has_several(client, typed, proven):
    start = datetime.datetime(2031, 7, 4, 8, tzinfo=datetime.UTC)
    end = start + datetime.timedelta(days=7, hours=2)
    event = open_event(start_date=start, end_date=end, capacity_on_site=None)
    for day, label in ((4, "Constats"), (11, "Restitution")):
        hours = {"start_time": datetime.time(10), "end_time": datetime.time(12)}
        Seance.objects.create(evenement=event, day=datetime.date(2031, 7, day), label=label, **hours)
    post(client, event, typed)
    body = Courriel.objects.get().body
    assert "- vendredi\xa04\xa0juillet\xa02031, de 10\xa0h à 12\xa0h – Constats\n- vendredi\xa011" in body
    assert Courriel.objects.get().attached[0].content.count("BEGIN:VEVENT") == 2


def test_an_event_without_registrations_takes_none(client, typed, proven):
    event = EvenementPageFactory()
    assert post(client, event, typed).status_code == 404
    draft = open_event(live=False)
    assert post(client, draft, typed).status_code == 404


def test_a_cancelled_place_goes_to_the_first_who_waits(client, typed):
    event = open_event(capacity_on_site=1)
    gone = InscriptionFactory(evenement=event, needs="Un secret")
    first, second = InscriptionFactory.create_batch(2, evenement=event, waiting=True)

    response = client.post(f"{gone.private_path}annuler/")
    assert "Votre inscription est annulée" in client.get(response["Location"]).text
    gone.refresh_from_db(), first.refresh_from_db(), second.refresh_from_db()
    assert gone.is_cancelled and gone.name == gone.needs == ""
    assert first.is_confirmed and second.is_waiting
    assert "Une place s’est libérée" in Courriel.objects.filter(recipient=first.email).get().subject
    client.post(f"{gone.private_path}annuler/")
    assert Inscription.objects.confirmed().count() == 1, "cancelling again frees nothing"


@pytest.mark.parametrize("token", ["1-forge", "0", "9" * 30 + "-a", "x", "1-%00"])
def test_a_forged_link_opens_nothing(client, event, token):
    row = InscriptionFactory(evenement=event)
    for suffix in ("", "annuler/", "confirmer/"):
        call = client.post if suffix else client.get
        assert (
            call(f"/evenements/inscriptions/{token.replace('1-', f'{row.pk}-')}/{suffix}").status_code == 410
        )
    row.refresh_from_db()
    assert row.is_confirmed


@pytest.mark.parametrize(
    ("days", "words"), [(45, "effacées 45\xa0jours après"), (1, "effacées 1\xa0jour après")]
)
def test_people_read_how_long_their_registration_is_really_kept(client, event, settings, days, words):
    settings.REGISTRATIONS_RETENTION_DAYS = days
    for path in (event.registration_url, "/evenements/inscriptions/1-forge/"):
        assert words in unescape(client.get(path).text), path


def test_the_link_to_follow_online_is_for_those_registered_when_it_is_time(client):
    event = open_event(format="en-ligne", online_url="https://visio.example/salle", start_date=in_days(1))
    row = InscriptionFactory(evenement=event, online=True)
    waiting = InscriptionFactory(evenement=event, online=True, waiting=True)
    for path in (
        event.url,
        f"{event.url}calendrier.ics",
        row.private_path,
        f"{row.private_path}calendrier.ics",
    ):
        assert "visio.example" not in client.get(path).text, path

    soon = timezone.now() + datetime.timedelta(minutes=30)
    type(event).objects.filter(pk=event.pk).update(
        start_date=soon, end_date=soon + datetime.timedelta(hours=2)
    )
    assert "visio.example" in client.get(row.private_path).text
    for path in (event.url, f"{event.url}calendrier.ics", waiting.private_path):
        assert "visio.example" not in client.get(path).text, path


def test_private_pages_are_kept_by_no_cache(client, event):
    response = client.get(InscriptionFactory(evenement=event).private_path)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
