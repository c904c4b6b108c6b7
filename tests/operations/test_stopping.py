"""A scheduled work stopped in the middle is done by the next process: at once after SIGTERM, when its claim ends after -9."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from operations import models, scheduled
from operations.models import CLAIM, ScheduledRun
from tests.support import databases

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]

# The work: a command of Django's own that lasts as long as it is let, within a transaction.
PROCESS = """
from datetime import timedelta
import django
django.setup()
from django.core.management import call_command
from operations import scheduled
code = '''
import time
from django.db import transaction
with transaction.atomic():
    print("begun", flush=True)
    time.sleep(int("%s"))
'''
scheduled._works.clear()
scheduled._works["shell"] = scheduled.Work("shell", timedelta(days=1), {"command": code, "verbosity": 0})
call_command("run_scheduled")
"""


@pytest.fixture
def processes(db):
    """Begins processes on the tests' own database."""
    begun = []
    environment = {
        **os.environ,
        "DATABASE_URL": databases.address(),
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
    }

    def begin(seconds: int = 600) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", PROCESS % seconds],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_for_begun(process: subprocess.Popen) -> None:
    assert "begun" in process.stdout.readline()


def test_a_work_stopped_as_deployments_do_is_free_at_once(processes):
    process = processes()
    wait_for_begun(process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    run = ScheduledRun.objects.get()
    assert run.claimed_until is None and run.error == "" and run.due_at <= timezone.now()
    again = processes(seconds=0)
    wait_for_begun(again)
    assert again.wait(timeout=60) == 0
    assert ScheduledRun.objects.get().finished_at is not None


def test_a_work_whose_process_is_killed_waits_for_its_claim_alone(processes):
    process = processes()
    wait_for_begun(process)
    process.kill()
    process.wait()
    run = ScheduledRun.objects.get()
    assert timezone.now() < run.claimed_until <= timezone.now() + CLAIM
    assert CLAIM <= timedelta(minutes=2), "what a killed process delays"
    ScheduledRun.objects.update(claimed_until=timezone.now())
    again = processes(seconds=0)
    wait_for_begun(again)
    assert again.wait(timeout=60) == 0
    assert ScheduledRun.objects.get().finished_at is not None


@pytest.fixture
def short_claims(monkeypatch):
    for module in (models, scheduled):
        monkeypatch.setattr(module, "CLAIM", timedelta(seconds=0.3))
    monkeypatch.setattr(scheduled, "_works", {})


def last_until(condition, monkeypatch) -> None:
    """The next work ends when the condition holds."""

    def call(name, **options):
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.02)

    monkeypatch.setattr(scheduled, "call_command", call)


def test_a_long_work_keeps_its_claim_while_its_process_lives(short_claims, monkeypatch):
    scheduled.register("long", every=timedelta(days=1))
    seen = set()

    def renewed() -> bool:
        seen.add(ScheduledRun.objects.get().claimed_until)
        return len(seen) > 3

    last_until(renewed, monkeypatch)
    assert scheduled.run_due() == {"long": ""}
    assert ScheduledRun.objects.get().claimed_until is None


def test_a_work_that_hangs_gives_its_claim_up_and_says_nothing_for_who_took_it_over(
    short_claims, monkeypatch
):
    scheduled.register("hangs", every=timedelta(days=1), longest=timedelta(0))

    def taken_over() -> bool:
        return ScheduledRun.objects.claim("hangs", timezone.now())

    last_until(taken_over, monkeypatch)
    scheduled.run_due()
    assert ScheduledRun.objects.get().claimed_until is not None, "it is the other's"
