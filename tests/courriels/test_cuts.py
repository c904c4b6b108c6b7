"""The worker's own process, cut from its database and killed: the short form of ``make test-faults``."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from courriels.models import Courriel
from courriels.worker import BATCH
from tests.support import databases, relay
from tests.support.workers import wait_until, workers

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LOOP = ("send_courriels", "--loop", "--every", "0.1")


def write(count: int) -> None:
    for number in range(count):
        Courriel.objects.create(recipient=f"zoe-{number}@example.org", subject="Bonjour", body="Texte")


@pytest.mark.postgresql(only=True)
def test_mails_go_on_when_the_database_cuts_the_line(tmp_path):
    with relay.running() as running, workers(tmp_path, databases.address(), running.port) as beside:
        worker = beside.start(*LOOP)
        for _ in range(2):
            write(2)
            wait_until(lambda: not Courriel.objects.waiting().exists())
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                assert cursor.fetchone()[0] >= 1
        write(1)
        wait_until(lambda: not Courriel.objects.waiting().exists())
        assert worker.poll() is None and len(running.messages) == 5


def test_a_worker_killed_in_a_batch_delays_few_mails_and_doubles_none_but_the_one_under_way(tmp_path):
    write(8)
    doomed = []

    def says(command: str) -> str | None:
        if command == "message" and len(running.messages) == 2:
            doomed[0].kill()
            return None
        return ""

    with relay.running(says) as running, workers(tmp_path, databases.address(), running.port) as beside:
        doomed.append(beside.start(*LOOP))
        doomed[0].wait()
        held = Courriel.objects.waiting().exclude(claimed_until=None)
        assert 1 <= held.count() < BATCH and Courriel.objects.waiting().count() == 7
        # Its claims end, as they do by themselves after two minutes.
        held.update(claimed_until=timezone.now() - timedelta(seconds=1))
        beside.start(*LOOP)
        wait_until(lambda: not Courriel.objects.waiting().exists())
    assert len(running.messages) == 9 and len(set(running.recipients)) == 8
