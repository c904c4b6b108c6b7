"""What an event says to who reads it, shares it or comes to it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from comptes.models import User
from editorial.models import SiteIdentity
from evenements.inscriptions.choices import State
from evenements.models import Inscription, Seance
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory, in_days
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = pytest.mark.django_db


def read(client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def form_of(event) -> str:
    return f"/evenements/{event.slug}/inscription/"


def test_it_says_how_many_places_are_left(client):
    event = open_event(capacity_on_site=3)
    InscriptionFactory.create_batch(2, evenement=event)
    assert "3 places, 1 encore libre" in read(client, event.url).select_one(".registration-places").get_text()


def test_its_address_leads_to_a_map_and_nothing_of_the_map_is_loaded(client):
    event = EvenementPageFactory(address="12 rue des Écoles\n75005 Paris")
    page = read(client, event.url)
    [link] = [a["href"] for a in page.find_all("a", href=True) if "openstreetmap" in a["href"]]
    assert link.endswith("query=12+rue+des+%C3%89coles+75005+Paris")
    loaded = [tag.get("src", "") for tag in page.find_all(["img", "iframe", "script"])]
    assert not any("openstreetmap" in address for address in loaded)


def test_a_card_says_how_many_sessions_there_are(client):
    event = EvenementPageFactory(end_date=in_days(30))
    for days in (9, 16, 23):
        Seance.objects.create(
            evenement=event,
            day=in_days(days).date(),
            start_time=datetime.time(14),
            end_time=datetime.time(16),
        )
    card = read(client, "/evenements/").select_one(".event-card__facts")
    assert "3\u00a0séances" in card.get_text()


@pytest.mark.parametrize("kind", ["evenement", "proposition"])
def test_one_shares_by_link_mail_sheet_and_code_without_any_tracker(client, kind):
    path = EvenementPageFactory().url if kind == "evenement" else PropositionFactory().get_absolute_url()
    share = read(client, path).select_one(".site-share")
    assert share.select_one('a[href^="mailto:"]')
    assert all(
        share.select_one(f"[{name}]").has_attr("hidden") for name in ("data-share-sheet", "data-copy-address")
    )
    assert not [a for a in share.find_all("a", href=True) if a["href"].startswith("http")]
    code = client.get(share.img["src"])
    assert (code.status_code, code["Content-Type"]) == (200, "image/svg+xml")
    assert not code.cookies


@pytest.mark.parametrize(
    "path",
    [
        "/propositions/99999999/code.svg",
        "/propositions/" + "9" * 30 + "/code.svg",
        "/evenements/nulle-part/code.svg",
    ],
)
def test_what_is_not_public_has_no_code(client, path):
    PropositionFactory(a_moderer=True)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("shown", [True, False])
def test_the_demo_warns_before_the_form(client, shown):
    event = open_event()
    identity = SiteIdentity.load()
    identity.show_demo_banner = shown
    identity.save()
    for path in (event.url, form_of(event)):
        text = client.get(path).text
        assert ("Ceci est une démonstration" in text) == shown
        if shown:
            assert text.index("Ceci est une démonstration") < text.index('name="needs"')


@pytest.fixture
def signed_in(client) -> User:
    user = UserFactory(email="camille@example.org", public_name="Camille")
    client.force_login(user)
    return user


def test_who_is_signed_in_retypes_nothing(client, signed_in):
    PropositionFactory(auteur=signed_in, profil_id="parent")
    event = open_event()
    response = client.get(form_of(event))
    form = response.context["form"]
    assert {name: form[name].value() for name in ("name", "email", "profil")} == {
        "name": "Camille",
        "email": "camille@example.org",
        "profil": "parent",
    }
    assert "no-store" in response["Cache-Control"]
    InscriptionFactory(email=signed_in.email, name="Camille Martin", profil_id="eleve")
    form = client.get(form_of(event)).context["form"]
    assert (form["name"].value(), form["profil"].value()) == ("Camille Martin", "eleve")


def test_what_everybody_reads_holds_nobody_s_name(client):
    response = client.get(form_of(open_event()))
    assert "no-store" not in response.get("Cache-Control", "")


def test_the_address_of_one_s_account_is_not_proven_again(client, signed_in):
    event = open_event()
    typed = {
        "name": "Camille",
        "email": signed_in.email,
        "profil": "",
        "needs": "",
        "site_web": "",
        "preuve": "",
    }
    client.post(form_of(event), typed)
    assert Inscription.objects.get(evenement=event).state == State.CONFIRMEE
    client.post(form_of(event), typed | {"email": "autre@example.org"})
    assert Inscription.objects.get(email="autre@example.org").is_unconfirmed


def test_an_event_of_which_only_the_days_are_known_shows_no_hour(client):
    start = datetime.datetime(2020, 10, 1, tzinfo=ZoneInfo("Indian/Reunion"))
    page = EvenementPageFactory(
        start_date=start,
        end_date=start + datetime.timedelta(days=2, minutes=-1),
        time_zone="Indian/Reunion",
        title="Deux jours",
    )
    shown = client.get(page.url).text
    assert "du 1er au 2\N{NO-BREAK SPACE}octobre" in shown and "heure de La Réunion" not in shown
    assert '"startDate":"2020-10-01"' in shown and "heure de Paris" not in shown
    listed = client.get(page.get_parent().url, {"vue": "mois", "mois": "2020-10"}).text
    assert "Deux jours" in listed and "month__time" not in listed
    calendar = client.get(f"{page.url}calendrier.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20201001" in calendar and "DTEND;VALUE=DATE:20201003" in calendar
