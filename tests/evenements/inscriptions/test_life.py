"""After registering: reminders, Mon espace, erasure, the purge, places added later."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from comptes import personal_data
from courriels.models import Courriel
from evenements.inscriptions import operations, reminders, retention
from evenements.models import EvenementPage, Inscription, Seance
from page_cache import versions
from tests.comptes.factories import UserFactory
from tests.evenements.factories import in_days
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - datetime.timedelta(days=5)


def test_the_day_before_each_is_reminded_once():
    event = open_event(start_date=in_days(0, hours=20))
    row = InscriptionFactory(evenement=event, confirmed_at=LONG_AGO)
    InscriptionFactory(evenement=event, confirmed_at=timezone.now())
    InscriptionFactory(evenement=event, waiting=True)
    assert (reminders.remind(), reminders.remind()) == (1, 0)
    assert Courriel.objects.get().recipient == row.email


def test_nobody_is_reminded_of_a_cancelled_event_nor_a_week_before():
    InscriptionFactory(
        evenement=open_event(start_date=in_days(0, hours=20), state="annulee"), confirmed_at=LONG_AGO
    )
    InscriptionFactory(evenement=open_event(start_date=in_days(7)), confirmed_at=LONG_AGO)
    assert reminders.remind() == 0


def test_an_hour_before_who_follows_online_receives_the_link():
    event = open_event(
        start_date=in_days(0, hours=1), format="hybride", online_url="https://visio.example/salle"
    )
    online = InscriptionFactory(evenement=event, online=True)
    InscriptionFactory(evenement=event)
    InscriptionFactory(evenement=event, online=True, waiting=True)
    call_command("send_rappels", verbosity=0)
    call_command("send_rappels", verbosity=0)
    mail = Courriel.objects.get()
    assert mail.recipient == online.email and "https://visio.example/salle" in mail.body


def test_each_session_of_an_event_is_reminded():
    event = open_event(start_date=in_days(0, hours=20), end_date=in_days(9))
    first = timezone.localtime(in_days(1), event.zone).date()
    for day in (first, first + datetime.timedelta(days=7)):
        Seance.objects.create(
            evenement=event, day=day, start_time=datetime.time(14), end_time=datetime.time(16)
        )
    InscriptionFactory(evenement=event, confirmed_at=LONG_AGO)
    moment = datetime.datetime.combine(first, datetime.time(0), tzinfo=event.zone)
    sent = [reminders.remind(moment + datetime.timedelta(days=days)) for days in (0, 0.1, 2, 7)]
    assert sent == [1, 0, 0, 1]


def test_places_added_go_to_the_first_who_wait():
    event = open_event(capacity_on_site=1)
    InscriptionFactory(evenement=event)
    rows = InscriptionFactory.create_batch(3, evenement=event, waiting=True)
    EvenementPage.objects.filter(pk=event.pk).update(capacity_on_site=3)
    assert operations.promote_after_change(event.pk) == 2
    assert list(Inscription.objects.waiting()) == rows[2:]


def test_one_finds_ones_registrations_in_ones_space(client):
    user = UserFactory()
    row = InscriptionFactory(email=user.email)
    other = InscriptionFactory()
    client.force_login(user)
    page = client.get("/mon-espace/").text
    assert row.private_path in page and other.evenement.title not in page


def test_leaving_erases_ones_registrations_and_frees_the_place():
    user = UserFactory()
    event = open_event(capacity_on_site=1)
    InscriptionFactory(evenement=event, email=user.email, needs="Un secret")
    waiting = InscriptionFactory(evenement=event, waiting=True)
    assert personal_data.export(user)["inscriptions"][0]["besoins pour l’accueil"] == "Un secret"
    personal_data.erase(user, personal_data.TextsChoice.ANONYMES)
    waiting.refresh_from_db()
    assert waiting.is_confirmed and not Inscription.objects.of_address(user.email).exists()


def test_registrations_are_erased_by_rule_and_how_many_came_stays(
    django_capture_on_commit_callbacks,
):
    old = open_event(start_date=in_days(-40), end_date=in_days(-40, hours=2))
    InscriptionFactory(evenement=old, came=True)
    InscriptionFactory(evenement=old)
    recent = InscriptionFactory(evenement=open_event(past=True))
    InscriptionFactory(evenement=recent.evenement, unconfirmed=True, created_at=LONG_AGO)
    edition = versions.shared_version().edition()
    # What the factories did would still be waiting for the end of the test's own transaction.
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.purge() == 3
    assert list(Inscription.objects.all()) == [recent]
    old.refresh_from_db()
    assert old.attendance == 1
    assert versions.shared_version().edition() != edition, "the event's page tells how many came"
