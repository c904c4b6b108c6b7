"""Readers without pause while the site changes under them."""

import re
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from contributions.decisions import life
from contributions.propositions.states import Action
from editorial.models import SiteIdentity
from page_cache.wsgi import PageCache
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.page_cache.conftest import Reader

READERS = 6
CHANGES = 8
GRACE = 0.5
EDITION = re.compile(rb"La consultation, \xc3\xa9dition (\d+)")


class Counted:
    """The site, and how many answers to one address it was making at once."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()
        self.lock = Lock()
        self.under_way: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        with self.lock:
            self.under_way[path] += 1
            self.most[path] = max(self.most[path], self.under_way[path])
        try:
            response = self.application(environ, start_response)
            body = b"".join(response)
            response.close()
            return [body]
        finally:
            with self.lock:
                self.under_way[path] -= 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_readers_without_pause_see_every_change_in_time_and_nothing_that_is_not_theirs(monkeypatch):
    monkeypatch.setattr("page_cache.wsgi.GRACE", GRACE)
    motif, moderator = MotifFactory(), UserFactory()
    kept = PropositionFactory(title="Une proposition qui reste en ligne")
    other = PropositionFactory(title="Une proposition masquée puis rétablie")
    identity = SiteIdentity.load()
    editions: dict[int, float] = {}

    def publish(edition: int) -> None:
        identity.service_title = f"La consultation, édition {edition}"
        identity.save()
        editions[edition] = time.monotonic()

    publish(0)
    site = Counted()
    cache = PageCache(site)
    stop = Event()
    answers: dict[str, list] = defaultdict(list)
    pages = ("/propositions/", kept.get_absolute_url(), other.get_absolute_url())

    def read(number: int) -> None:
        reader = Reader(cache)
        try:
            while not stop.is_set():
                for path in pages:
                    asked = time.monotonic()
                    answer = reader.ask(
                        path, HTTP_COOKIE=f"theme=secret-{number}", REMOTE_ADDR=f"10.0.0.{number}"
                    )
                    answers[path].append((asked, time.monotonic(), answer))
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as pool:
        reading = [pool.submit(read, number) for number in range(READERS)]
        try:
            for edition in range(1, CHANGES + 1):
                time.sleep(0.2)
                publish(edition)
                if edition % 2:
                    life.apply(other.pk, Action.MASQUER, actor=moderator, motif=motif)
                else:
                    life.apply(other.pk, Action.RETABLIR, actor=moderator)
            time.sleep(2 * GRACE)
        finally:
            stop.set()
        for future in reading:
            future.result()

    for path, given in answers.items():
        for asked, _answered, answer in given:
            assert answer.status in ((200,) if path != pages[2] else (200, 404)), path
            assert "Set-Cookie" not in answer.headers
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert b"secret-" not in answer.body
            if answer.status == 200:
                shown = int(EDITION.search(answer.body)[1])
                due = [edition for edition, moment in editions.items() if moment < asked - GRACE - 0.1]
                assert shown >= max(due, default=0), f"{path} showed {shown} when {due[-1]} was due"
        titles = {path: re.search(rb"<h1[^>]*>(.*?)</h1>", given[0][2].body, re.DOTALL) for path in [path]}
        assert titles[path], path
    assert all(kept.title.encode() in answer.body for _, _, answer in answers[pages[1]])
    assert not any(
        other.title.encode() in answer.body for _, _, answer in answers[pages[2]] if answer.status == 404
    )
    assert max(site.most.values()) == 1, site.most
    last = Reader(cache).ask(pages[0])
    assert EDITION.search(last.body)[1] == str(CHANGES).encode()
    assert other.title.encode() in last.body
