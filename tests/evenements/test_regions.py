"""The map and the pages of the régions académiques."""

import re

import pytest
from django.core.exceptions import ValidationError

from contributions.propositions import counters
from evenements.models import Correspondant
from evenements.regions.outlines import METROPOLITAN, OUTLINES, shape
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory
from tests.support.queries import queries_of
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db


@pytest.fixture
def reunion():
    return RegionAcademique.objects.get(slug="la-reunion")


def test_every_region_is_drawn_once_overseas_included():
    assert set(OUTLINES) == set(RegionAcademique.objects.values_list("slug", flat=True))
    assert all(outline.path.endswith("Z") for outline in OUTLINES.values())


@pytest.mark.parametrize("slug", sorted(set(METROPOLITAN) - {"corse"}))
def test_the_borders_of_a_region_close_without_a_jump(slug):
    points = shape(METROPOLITAN[slug])
    assert points[0] == points[-1]
    assert len(set(points)) == len(points) - 1


def test_every_fact_of_the_map_stands_in_the_table_too(client, reunion):
    EvenementPageFactory(reunion=True, past=True, attendance=120)
    EvenementPageFactory(reunion=True)
    EvenementPageFactory(reunion=True, state="annulee")
    counters.shift({(0, 1, reunion.pk, "parent"): 7})
    page = client.get("/regions/").text
    assert 'aria-label="La Réunion : 2\u00a0rencontres, 7\u00a0propositions, 120\u00a0participants"' in page
    row = page[page.index('<a href="/regions/la-reunion/">La Réunion') :]
    assert re.findall(r"<td>(\d+)</td>", row)[:4] == ["2", "1", "7", "120"]
    assert page.count('class="region-map__link"') == 18
    assert "style=" not in page[page.index("<svg class") : page.index("</table>")]


def test_a_region_shows_its_events_its_propositions_and_whom_to_ask(client, reunion):
    here, elsewhere = EvenementPageFactory(reunion=True), EvenementPageFactory()
    proposition = PropositionFactory(region=reunion)
    Correspondant.objects.create(region=reunion, name="Rectorat, pôle numérique", phone="02 62 00 00 00")
    page = client.get("/regions/la-reunion/").text
    for expected in (here.title, proposition.title, "Rectorat, pôle numérique", "tel:0262000000"):
        assert expected in page
    assert elsewhere.title not in page
    assert "calendrier.ics?region=la-reunion" in page


def test_an_unknown_region_is_not_found(client):
    assert client.get("/regions/atlantide/").status_code == 404


def test_a_region_without_anything_says_what_to_do(client):
    assert "Rien n’est encore publié dans cette région" in client.get("/regions/mayotte/").text


def test_whom_to_ask_can_be_reached(reunion):
    with pytest.raises(ValidationError):
        Correspondant(region=reunion, name="Personne").full_clean()


@pytest.mark.parametrize("address", ["/regions/", "/regions/la-reunion/"])
def test_regions_cost_the_same_however_many_events(client, address, reunion):
    EvenementPageFactory(reunion=True)
    PropositionFactory(region=reunion)
    few = queries_of(client, address)
    for _ in range(12):
        EvenementPageFactory(reunion=True)
        PropositionFactory(region=reunion)
    assert queries_of(client, address) <= few <= 12
