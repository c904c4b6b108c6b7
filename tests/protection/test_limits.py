from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from protection import limits
from protection.models import Hit

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def clock(monkeypatch):
    """A time that a test moves."""

    class Clock:
        now = 1_000_000_000.0

        def __call__(self) -> float:
            return self.now

    clock = Clock()
    monkeypatch.setattr(limits.time, "time", clock)
    return clock


def test_the_limit_is_reached_after_as_many_hits_and_not_before():
    answers = [limits.hit("essai", "a", limit=3, period=3600) for _ in range(4)]
    assert answers == [True, True, True, False]


def test_keys_and_scopes_are_counted_apart():
    assert limits.hit("essai", "a", limit=1, period=3600)
    assert limits.hit("essai", "b", limit=1, period=3600)
    assert limits.hit("autre", "a", limit=1, period=3600)


def test_a_new_window_starts_from_nothing(clock):
    assert limits.hit("essai", "a", limit=1, period=60)
    assert not limits.hit("essai", "a", limit=1, period=60)
    clock.now += limits.seconds_left(period=60)
    assert limits.hit("essai", "a", limit=1, period=60)


def test_a_hit_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        limits.hit("essai", "a", limit=1, period=60)


def test_what_was_counted_is_not_readable_in_the_table():
    limits.hit("essai", "quelqu-un@example.org", limit=1, period=60)
    assert "example" not in Hit.objects.get().key


def test_something_is_spent_once():
    later = timezone.now() + timedelta(hours=1)
    assert limits.spend_once("essai", "a", expires_at=later)
    assert not limits.spend_once("essai", "a", expires_at=later)


def test_the_purge_removes_past_windows_only(capsys):
    now = timezone.now()
    Hit.objects.count_hits({"passé": now - timedelta(seconds=1), "présent": now + timedelta(hours=1)})
    call_command("purge_protection")
    assert [row.key for row in Hit.objects.all()] == ["présent"]


@pytest.mark.postgresql(only=True)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_hits_at_the_same_time_are_all_counted():
    def hit(_) -> bool:
        try:
            return limits.hit("essai", "a", limit=10, period=3600)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(hit, range(40)))
    assert answers.count(True) == 10
    assert Hit.objects.get().hits == 40
