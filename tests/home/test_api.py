"""The public API beside propositions: where it begins, the vocabularies, events and measures."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from axes.models import AxePage
from suites.models import MesureEtape
from tests.axes.factories import AxePageFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory, file_under, in_days
from tests.suites.factories import CitationFactory, MesureFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def results(client: Client, name: str) -> list[dict]:
    response = client.get(f"/api/v1/{name}/")
    assert response.status_code == HTTPStatus.OK
    told = response.json()
    assert told["total"] == len(told["results"]) and told["next"] is None
    return told["results"]


def test_it_begins_with_the_licence_and_the_address_of_each_resource(client):
    told = client.get("/api/v1/").json()
    assert told.pop("licence")["nom"] == "Licence Ouverte 2.0 (Etalab)"
    assert told.pop("version") == "1"
    assert set(told) == {
        "propositions",
        "axes",
        "themes",
        "profils",
        "regions",
        "evenements",
        "mesures",
        "donnees_ouvertes",
    }
    for address in told.values():
        assert client.get(address.removeprefix(SITE)).status_code == HTTPStatus.OK


def test_axes_tell_their_page_once_it_is_published(client):
    shown, hidden = AxeFactory(number=1, slug="un"), AxeFactory(number=2, slug="deux")
    page = AxePageFactory(axe=shown)
    AxePageFactory(axe=hidden, live=False)
    PropositionFactory(axe=shown)
    first, second = results(client, "axes")
    assert (first["identifiant"], first["adresse"], first["propositions"]) == ("un", SITE + page.url, 1)
    assert (second["identifiant"], second["adresse"], second["propositions"]) == ("deux", None, 0)
    assert AxePage.objects.count() == 2


def test_themes_tell_their_axis_and_how_many_propositions_they_have(client):
    axe = AxeFactory(slug="egal-acces")
    theme = ThemeFactory(slug="equipements", axe=axe)
    ThemeFactory(slug="zzz", name="Zzz", axe=None)
    PropositionFactory(axe=axe, themes=[theme])
    told = {row["identifiant"]: row for row in results(client, "themes")}
    assert told["equipements"]["axe"] == "egal-acces" and told["equipements"]["propositions"] == 1
    assert told["zzz"]["axe"] is None and told["zzz"]["propositions"] == 0
    assert told["equipements"]["adresse"] == SITE + theme.get_absolute_url()


def test_regions_tell_their_academies_and_their_propositions(client):
    PropositionFactory(region=RegionAcademique.objects.get(slug="bretagne"))
    rows = results(client, "regions")
    assert len(rows) == 18
    bretagne = next(row for row in rows if row["identifiant"] == "bretagne")
    assert (bretagne["academies"], bretagne["propositions"]) == (["Rennes"], 1)
    assert bretagne["adresse"] == SITE + reverse("regions:detail", args=["bretagne"])


def test_events_tell_when_where_and_what_they_are_filed_under(client):
    axe, theme = AxeFactory(slug="egal-acces"), ThemeFactory(slug="equipements")
    event = file_under(EvenementPageFactory(reunion=True), axes=[axe], themes=[theme])
    event.online_url = "https://visio.example.org/secret"
    event.takes_registrations = True
    event.save()
    [told] = results(client, "evenements")
    assert (told["id"], told["adresse"]) == (event.pk, SITE + event.url)
    assert told["debut"] == event.local_start.isoformat() and told["debut"].endswith("+04:00")
    assert (told["region"], told["axes"], told["themes"]) == ("la-reunion", ["egal-acces"], ["equipements"])
    assert "secret" not in client.get("/api/v1/evenements/").content.decode()


def test_only_events_that_anyone_may_read_are_told(client):
    EvenementPageFactory(live=False)
    private = EvenementPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert results(client, "evenements") == []


def test_walking_events_meets_each_once_the_latest_first(client):
    events = [EvenementPageFactory(start_date=in_days(number // 2)) for number in range(7)]
    events.sort(key=lambda event: (event.start_date, event.pk), reverse=True)
    address, found = "/api/v1/evenements/?limit=3", []
    while address:
        told = client.get(address.removeprefix(SITE)).json()
        assert told["total"] == 7
        found += [row["id"] for row in told["results"]]
        address = told["next"]
    assert found == [event.pk for event in events]
    assert client.get("/api/v1/evenements/?apres=x").status_code == HTTPStatus.BAD_REQUEST


def test_measures_tell_their_steps_and_how_many_published_propositions_they_cite(client):
    mesure = MesureFactory(state="abandonnee", reason="Faute de moyens.", body="<p>Pour <b>tous</b>.</p>")
    MesureEtape.objects.create(mesure=mesure, date="2026-01-02", text="Annonce", done=True)
    CitationFactory(mesure=mesure)
    CitationFactory(mesure=mesure, proposition=PropositionFactory(masquee=True))
    MesureFactory(draft=True)
    [told] = results(client, "mesures")
    assert (told["avancement"], told["raison"], told["explications"]) == (
        "abandonnee",
        "Faute de moyens.",
        "Pour tous.",
    )
    assert told["etapes"] == [{"date": "2026-01-02", "texte": "Annonce", "franchie": True}]
    assert told["propositions"] == 1


def test_a_parameter_that_nothing_reads_is_refused(client):
    for name in ("", "axes/", "themes/", "regions/", "mesures/", "evenements/"):
        response = client.get(f"/api/v1/{name}?inconnu=1")
        assert response.status_code == HTTPStatus.BAD_REQUEST, name
        assert "« inconnu »" in response.json()["detail"]


def test_no_list_costs_more_than_four_queries_whatever_its_length(client):
    names = ("axes", "themes", "profils", "regions", "evenements", "mesures")
    EvenementPageFactory(), MesureFactory(), AxePageFactory(axe=AxeFactory()), ThemeFactory()
    few = {name: queries_of(client, f"/api/v1/{name}/") for name in names}
    for _ in range(4):
        EvenementPageFactory(), MesureFactory(), AxePageFactory(axe=AxeFactory()), ThemeFactory()
    assert {name: queries_of(client, f"/api/v1/{name}/") for name in names} == few
    # One more than that where the addresses of sites, kept for an hour, are read.
    assert max(few.values()) <= 5
