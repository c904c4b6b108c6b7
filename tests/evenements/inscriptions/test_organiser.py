"""What the organiser does with registrations: read, tick, export, print, cancel, announce."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from courriels.models import Courriel
from evenements.inscriptions import announcements
from evenements.models import EvenementPage, Inscription
from tests.comptes.factories import UserFactory
from tests.evenements.factories import in_days
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return user


def address(name, event, *args):
    return reverse(f"evenements_admin:{name}", args=[event.pk, *args])


@pytest.fixture
def event(db):
    return open_event(start_date=in_days(0, hours=-1), end_date=in_days(0, hours=2))


def test_the_list_says_who_has_a_place_then_who_waits(client, editor, event):
    waiting = InscriptionFactory(evenement=event, waiting=True, name="Bob")
    confirmed = InscriptionFactory(evenement=event, name="Ada", needs="Boucle magnétique")
    InscriptionFactory(evenement=event, unconfirmed=True, name="Personne encore")
    page = client.get(address("registrations", event)).text
    assert page.index(confirmed.name) < page.index(waiting.name)
    assert "Boucle magnétique" in page and "Personne encore" not in page
    assert event.title in client.get(reverse("evenements_admin:events")).text


def test_who_came_is_ticked_and_can_be_unticked(client, editor, event):
    first, second = InscriptionFactory.create_batch(2, evenement=event)
    shown = [first.pk, second.pk]
    client.post(address("tick", event), {"montre": shown, "venu": [first.pk], "p": "1"})
    assert list(Inscription.objects.filter(came=True)) == [first]
    client.post(address("tick", event), {"montre": shown, "venu": [second.pk, "x", "9" * 30], "p": "1"})
    assert list(Inscription.objects.filter(came=True)) == [second]


def test_the_list_is_exported_without_formulas(client, editor, event):
    InscriptionFactory(evenement=event, name="=HYPERLINK(1)")
    text = b"".join(client.get(address("export-csv", event)).streaming_content).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    response = client.get(address("export-xlsx", event))
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet["D2"].value == "'=HYPERLINK(1)"


def test_the_sheet_to_sign_tells_nobodys_needs(client, editor, event):
    InscriptionFactory(evenement=event, name="Ada", needs="Un secret")
    InscriptionFactory(evenement=event, name="Bob", waiting=True)
    page = client.get(address("sheet", event)).text
    assert "Ada" in page and "Un secret" not in page and "Bob" not in page


def test_taking_someone_off_gives_their_place_and_tells_them(client, editor, event):
    gone = InscriptionFactory(evenement=event)
    for _ in range(9):
        InscriptionFactory(evenement=event)
    waiting = InscriptionFactory(evenement=event, waiting=True)
    client.post(address("cancel", event, gone.pk))
    waiting.refresh_from_db()
    assert waiting.is_confirmed
    assert "annulée" in Courriel.objects.get(recipient=gone.email).subject


@pytest.mark.parametrize("name", ["registrations", "sheet", "export-csv", "announce"])
def test_who_may_not_edit_the_page_reads_nothing(client, event, name):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(address(name, event)).status_code in (302, 403)


def test_cancelling_writes_to_everyone_registered_once(client, editor, event):
    confirmed = InscriptionFactory(evenement=event)
    waiting = InscriptionFactory(evenement=event, waiting=True)
    InscriptionFactory(evenement=event, unconfirmed=True)
    assert announcements.pending(event) is None
    EvenementPage.objects.filter(pk=event.pk).update(state="annulee", state_note="Grève des transports")
    event.refresh_from_db()

    preview = client.get(address("announce", event)).text
    assert "2 personnes" in preview and "Grève des transports" in preview
    assert confirmed.token not in preview and not Courriel.objects.exists()
    for _ in range(2):
        client.post(address("announce", event))
    assert sorted(Courriel.objects.values_list("recipient", flat=True)) == sorted(
        [confirmed.email, waiting.email]
    )
    calendar = Courriel.objects.get(recipient=confirmed.email).attached[0].content
    assert "STATUS:CANCELLED" in calendar
    assert announcements.pending(event) is None


def test_a_postponed_event_is_told_again_when_it_has_a_date(client, editor, event):
    row = InscriptionFactory(evenement=event)
    rows = EvenementPage.objects.filter(pk=event.pk)
    rows.update(state="reportee")
    announcements.announce(event.pk, editor)
    rows.update(state="maintenue", start_date=in_days(30), end_date=in_days(30, hours=2))
    announcements.announce(event.pk, editor)
    subjects = Courriel.objects.filter(recipient=row.email).order_by("pk").values_list("subject", flat=True)
    assert [subject.split(" : ")[0] for subject in subjects] == ["Rencontre reportée", "Nouvelle date"]


def test_an_event_people_registered_for_is_not_deleted(client, event):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    InscriptionFactory(evenement=event)
    client.post(reverse("wagtailadmin_pages:delete", args=[event.pk]))
    assert EvenementPage.objects.filter(pk=event.pk).exists()
    Inscription.objects.all().delete()
    client.post(reverse("wagtailadmin_pages:delete", args=[event.pk]))
    assert not EvenementPage.objects.filter(pk=event.pk).exists()
