"""What keeps the queue fast at any size: queries counted, plans read; the time itself is ``tests/scale``'s."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import queue
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_of_a_queue(db):
    AxeFactory()
    ThemeFactory()
    queue.fill(300)
    return queue.moderator_client()


@pytest.mark.postgresql
def test_each_filter_costs_as_many_queries_as_the_queue(client_of_a_queue):
    costs = [
        queue.measure(client_of_a_queue, name, path, rounds=1)
        for name, path in queue.addresses().items()
        if name != "page 30"
    ]
    assert max(cost.queries for cost in costs) <= 30, costs


@pytest.mark.postgresql(only=True)
@pytest.mark.parametrize(
    ("query", "index", "off"),
    [
        ("", "proposition_waiting", "seqscan sort"),
        ("?situation=toutes", "proposition_received", "seqscan sort"),
        ("?ordering=-alert_count", "proposition_alerted", "seqscan sort"),
    ],
)
def test_the_queue_reads_the_index_made_for_it(client_of_a_queue, query, index, off):
    with CaptureQueriesContext(connection) as captured:
        client_of_a_queue.get(queue.QUEUE + query)
    listing = next(
        q["sql"]
        for q in captured
        if '"contributions_examen"."expires_at"' in q["sql"] and "ORDER BY" in q["sql"]
    )
    with connection.cursor() as cursor:
        # A small table is read in other ways: only what the planner could use is of interest.
        for way in off.split():
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN {listing}")
        plan = str(cursor.fetchall())
    assert index in plan, plan


@pytest.mark.postgresql(only=True)
def test_a_word_is_looked_for_in_the_index_of_the_texts(client_of_a_queue):
    with CaptureQueriesContext(connection) as captured:
        client_of_a_queue.get(f"{queue.QUEUE}?q=ordinateur")
    search = next(q["sql"] for q in captured if "@@" in q["sql"])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        cursor.execute(f"EXPLAIN {search}")
        plan = str(cursor.fetchall())
    assert "analyse_vector" in plan, plan
