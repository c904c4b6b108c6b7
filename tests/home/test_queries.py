"""A public page asks the database a dozen times at most, however much there is to read, and weighs little."""

import gzip

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.addresses import sample_pages
from evenements.models import EvenementPage
from tests.support.queries import frame_remembered

QUERIES_MAX = 12
FEW, MANY = 67, 1_340
# For each page, its queries and its kilobytes as written and as sent; the last two a tenth above what they were
# when last measured.
COSTS = {
    "accueil": (6, 33, 6.9),
    "axe": (8, 38, 9.1),
    "événement": (8, 39, 9.0),
    "fiche d’identité": (4, 32, 7.2),
    "liste": (5, 53, 9.3),
    "liste filtrée": (5, 40, 7.2),
    "proposition": (8, 31, 7.4),
    "thèmes": (2, 22, 4.4),
    "thème": (5, 18, 4.7),
    "événements": (4, 40, 7.6),
    "actualités": (4, 22, 5.6),
    "partenaires": (2, 18, 4.5),
    "recherche": (5, 30, 7.3),
    "flux": (2, 27, 8.3),
    "API, liste": (3, 28, 7.3),
    "API, une proposition": (2, 2.3, 1.2),
}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def small_demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", propositions=FEW, verbosity=0)
        yield
        transaction.set_rollback(True)


def queries(path: str) -> int:
    """What one answer asks, its response not being kept: the frame of pages is remembered from another
    answer, as are the addresses of sites, content types and the files of renditions."""
    with frame_remembered():
        Client().get(path)
        with CaptureQueriesContext(connection) as captured:
            response = Client().get(path)
    assert response.status_code == 200, path
    return len(captured)


def test_no_event_asks_more_with_its_form_its_minutes_and_what_was_proposed_there(small_demo, db):
    call_command("load_demo", propositions=670, verbosity=0)
    addresses = [page.url for page in EvenementPage.objects.live()]
    addresses += [
        "/evenements/?q=numerique",
        "/propositions/?q=tablette&axe=egal-acces",
        "/propositions/?tri=hasard",
    ]
    asked = {address: queries(address) for address in addresses}
    assert {address: count for address, count in asked.items() if count > QUERIES_MAX} == {}


def test_every_page_asks_a_dozen_times_at_most_and_no_more_when_there_is_more(small_demo, db):
    pages = {page.name: page.path for page in sample_pages()}
    few = {name: queries(path) for name, path in pages.items()}
    assert {name: count for name, count in few.items() if count > QUERIES_MAX} == {}
    call_command("load_demo", propositions=MANY, verbosity=0)
    many = {name: queries(path) for name, path in pages.items()}
    assert {name: count for name, count in many.items() if count > QUERIES_MAX} == {}
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}


def test_no_page_grows_heavier_unnoticed(small_demo, db):
    """Bounds, not goals: who makes a page say more raises its line, who makes it lighter lowers it."""
    found = {}
    for page in sample_pages():
        body = Client().get(page.path).content
        found[page.name] = (queries(page.path), len(body) / 1000, len(gzip.compress(body, 6)) / 1000)
    assert found.keys() == COSTS.keys()
    heavier = {
        name: costs
        for name, costs in found.items()
        if any(cost > most for cost, most in zip(costs, COSTS[name], strict=True))
    }
    assert heavier == {}
