"""Pages of events with ten times as many as the consultation of 2020 held."""

import pytest

from tests.evenements.factories import EvenementsIndexPageFactory
from tests.evenements.many import ADDRESSES, fill
from tests.evenements.test_many import QUERIES_MAX
from tests.support.queries import queries_of


@pytest.mark.django_db
def test_pages_of_events_ask_twelve_queries_at_most_with_3500_of_them(client):
    fill(EvenementsIndexPageFactory(), 3_500)
    costs = {path: queries_of(client, path) for path in ADDRESSES}
    print(costs)

    assert max(costs.values()) <= QUERIES_MAX
