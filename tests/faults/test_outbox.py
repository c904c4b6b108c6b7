"""Mails while PostgreSQL or their worker dies: none is lost, and at most the one under way goes twice."""

import random
import re
import time
from collections import Counter

from courriels.models import CLAIM
from courriels.worker import BATCH
from tests.support.workers import kill, wait_until

LOOP = ("send_courriels", "--loop", "--every", "0.2")


def write(site, first: int, count: int) -> None:
    site.run(
        f"""
from courriels.models import Courriel
for number in range({first}, {first + count}):
    Courriel.objects.create(recipient=f"lectrice-{{number}}@example.org", subject="Bonjour", body="Texte")
"""
    )


def state(site) -> dict[str, int]:
    printed = site.run(
        """
from courriels.models import Courriel
waiting = Courriel.objects.waiting()
print(waiting.count(), waiting.filter(claimed_until__isnull=False).count(), Courriel.objects.exclude(failed_at=None).count())
"""
    )
    return dict(zip(("waiting", "claimed", "failed"), map(int, printed.split()), strict=True))


def arrived(relay) -> Counter:
    """How often each mail reached the relay, by the identifier that it keeps when it goes twice."""
    return Counter(
        re.search(rb"Message-ID: <courriel-(\d+)-", message, re.IGNORECASE)[1] for message in relay.messages
    )


def test_mails_go_on_when_the_database_was_killed_and_came_back(server, relay, beside, site):
    worker = beside.start(*LOOP)
    for cut in range(2):
        write(site, 3 * cut, 3)
        wait_until(lambda cut=cut: len(relay.messages) == 3 * (cut + 1) and not state(site)["waiting"])
        server.kill()
        wait_until(lambda cut=cut: beside.said().count("The database does not answer") > cut)
        server.start()
    write(site, 6, 3)
    wait_until(lambda: not state(site)["waiting"])
    assert worker.poll() is None
    assert sorted(relay.recipients) == [f"lectrice-{number}@example.org" for number in range(9)]


def test_a_mail_that_the_relay_took_while_the_database_died_does_not_go_again(server, relay, beside, site):
    write(site, 0, 4)
    killed = []

    def says(command: str) -> str:
        if command == "message" and len(relay.messages) == 2 and not killed:
            killed.append(True)
            server.kill()
        return ""

    relay.answer = says
    beside.start(*LOOP)
    wait_until(lambda: "What became of a mail could not be written" in beside.said())
    server.start()
    wait_until(lambda: not state(site)["waiting"])
    assert sorted(arrived(relay).values()) == [1, 1, 1, 1]


def test_a_worker_killed_in_a_batch_delays_few_mails_and_no_longer_than_its_claim(relay, beside, site):
    write(site, 0, 12)
    doomed = []

    def says(command: str) -> str | None:
        if command == "message" and len(relay.messages) == 2:
            doomed[0].kill()
            return None
        return ""

    relay.answer = says
    doomed.append(beside.start(*LOOP))
    doomed[0].wait()
    held = state(site)
    assert 1 <= held["claimed"] < BATCH and held["waiting"] == 11
    began = time.monotonic()
    beside.start(*LOOP)
    wait_until(lambda: state(site)["waiting"] == held["claimed"])
    assert time.monotonic() - began < CLAIM.total_seconds(), "the others do not wait"
    wait_until(lambda: not state(site)["waiting"])
    times = arrived(relay)
    assert len(times) == 12 and sum(times.values()) == 13, "only the one that was under way goes again"


def test_workers_killed_at_any_moment_lose_no_mail_and_double_no_more_than_they_died(relay, beside, site):
    draw = random.Random(2020)
    write(site, 0, 60)

    def says(command: str) -> str:
        if command == "message":
            time.sleep(0.1)
        return ""

    relay.answer = says
    kills = 6
    at_work = [beside.start(*LOOP), beside.start(*LOOP)]
    for _ in range(kills):
        seen = len(relay.messages)
        wait_until(lambda seen=seen: len(relay.messages) > seen + 1)
        time.sleep(draw.random() / 5)
        kill(at_work.pop(0))
        at_work.append(beside.start(*LOOP))
    wait_until(lambda: not state(site)["waiting"])
    assert state(site)["failed"] == 0
    times = arrived(relay)
    assert len(times) == 60
    assert sum(times.values()) <= 60 + kills and max(times.values()) <= 2
