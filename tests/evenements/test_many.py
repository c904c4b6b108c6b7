"""Pages of events ask as few queries for hundreds of events as for one; the thousands are in tests/scale."""

import pytest

from tests.evenements.factories import EvenementsIndexPageFactory
from tests.evenements.many import ADDRESSES, fill
from tests.support.queries import queries_of

QUERIES_MAX = 12


@pytest.mark.django_db
def test_pages_of_events_ask_twelve_queries_at_most_with_350_of_them(client):
    fill(EvenementsIndexPageFactory(), 350)

    assert {path: cost for path in ADDRESSES if (cost := queries_of(client, path)) > QUERIES_MAX} == {}
