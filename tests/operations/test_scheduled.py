from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from operations import scheduled
from operations.models import ScheduledRun

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def calls(monkeypatch) -> list[str]:
    """What was called, in place of every registered command."""
    called: list[str] = []
    monkeypatch.setattr(scheduled, "call_command", lambda name, **options: called.append(name))
    monkeypatch.setattr(scheduled, "_works", {})
    return called


def test_a_work_is_done_when_it_is_due_and_not_before(calls):
    scheduled.register("purge_courriels", every=timedelta(days=1))

    scheduled.run_due()
    scheduled.run_due()
    assert calls == ["purge_courriels"]

    ScheduledRun.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    scheduled.run_due()
    assert calls == ["purge_courriels"] * 2


def test_a_work_that_another_process_is_at_is_left_alone(calls):
    scheduled.register("purge_courriels", every=timedelta(days=1))
    now = timezone.now()
    ScheduledRun.objects.create(
        name="purge_courriels", due_at=now - timedelta(hours=2), claimed_until=now + timedelta(minutes=1)
    )

    assert scheduled.run_due() == {}
    assert calls == []


def test_a_work_whose_process_died_is_taken_over(calls):
    scheduled.register("purge_courriels", every=timedelta(days=1))
    past = timezone.now() - timedelta(hours=2)
    ScheduledRun.objects.create(name="purge_courriels", due_at=past, claimed_until=past)

    scheduled.run_due()
    assert calls == ["purge_courriels"]


def test_a_claim_is_won_once(calls):
    now = timezone.now()
    ScheduledRun.objects.create(name="purge_courriels", due_at=now)

    assert [ScheduledRun.objects.claim("purge_courriels", now) for _ in range(3)] == [True, False, False]


def test_one_that_fails_stops_no_other_and_is_tried_again_soon(calls, monkeypatch):
    def call(name, **options):
        if name == "first":
            raise ValueError("no more room")
        calls.append(name)

    monkeypatch.setattr(scheduled, "call_command", call)
    scheduled.register("first", every=timedelta(days=1))
    scheduled.register("second", every=timedelta(days=1))

    assert scheduled.run_due() == {"first": "no more room", "second": ""}
    failed = ScheduledRun.objects.get(name="first")
    assert failed.due_at < timezone.now() + timedelta(minutes=11)
    assert failed.finished_at is None
    assert scheduled.late() == ["first"]


def test_every_registered_command_runs_on_an_empty_site():
    results = scheduled.run_due()

    assert {"publish_scheduled", "purge_courriels", "clearsessions"} <= results.keys()
    assert [error for error in results.values() if error] == []


def test_the_command_says_what_is_scheduled(capsys):
    call_command("run_scheduled", list=True)

    assert "publish_scheduled : toutes les 0:01:00" in capsys.readouterr().out


def test_a_command_that_ends_with_a_code_has_failed(calls, monkeypatch):
    def call(name, **options):
        raise SystemExit(1)

    monkeypatch.setattr(scheduled, "call_command", call)
    scheduled.register("check_counters", every=timedelta(days=1))

    assert scheduled.run_due() == {"check_counters": "code de sortie 1"}
