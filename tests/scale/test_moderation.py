"""The queue with 100,000 propositions waiting, each of its filters, a decision and the next one handed."""

import pytest

from tests.support import queue

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql(only=True), pytest.mark.usefixtures("demo")]
MILLISECONDS = 200


def test_the_queue_and_each_filter_answer_within_their_time():
    queue.fill(100_000)
    client = queue.moderator_client()
    costs = [queue.measure(client, name, path) for name, path in queue.addresses().items()]
    slow = {cost.name: cost for cost in costs if cost.total > MILLISECONDS}
    assert not slow, slow
