"""When a kept response is made anew, and what is sent meanwhile."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import transaction

import page_cache
from page_cache import clock, versions
from page_cache.versions import FileVersion
from page_cache.wsgi import PageCache
from tests.page_cache.conftest import Reader


@pytest.fixture
def later(monkeypatch):
    """Moves the time that the cache reads."""
    real = time.time
    shift = [0.0]
    monkeypatch.setattr("page_cache.wsgi.time.time", lambda: real() + shift[0])

    def move(seconds: float) -> None:
        shift[0] += seconds

    return move


@pytest.fixture
def slow(application):
    """Holds the application back from its second answer on, until told to go on."""
    begun, go_on = Event(), Event()

    def body(environ) -> bytes:
        number = len(application.asked)
        if number > 1:
            begun.set()
            assert go_on.wait(10)
        return b"page %d" % number

    application.body = body
    application.begun, application.go_on = begun, go_on
    return application


def test_a_change_shows_at_the_next_request(reader):
    before = reader.ask().body
    versions.bump()
    assert reader.ask().body != before


def test_another_process_learns_of_a_change(application, tmp_path, settings):
    mine, theirs = (FileVersion(Path(settings.PAGE_CACHE_VERSION_FILE)) for _ in range(2))
    reader = Reader(PageCache(application, version=mine))
    before = reader.ask().body
    theirs.replace()
    assert reader.ask().body != before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_change_counts_once_it_is_committed_and_once_only(reader, monkeypatch):
    replaced = []
    monkeypatch.setattr(FileVersion, "replace", lambda self, *, edition=True: replaced.append(edition))
    with transaction.atomic():
        page_cache.invalidate()
        with transaction.atomic():
            page_cache.invalidate()
        assert replaced == []
    assert replaced == [True]
    page_cache.invalidate()
    assert replaced == [True, True]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_change_rolled_back_changes_nothing(reader):
    before = reader.ask().body
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        page_cache.invalidate()
        raise ZeroDivisionError
    assert reader.ask().body == before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_change_after_an_inner_roll_back_still_counts(reader):
    before = reader.ask().body
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            page_cache.invalidate()
            raise ZeroDivisionError
        page_cache.invalidate()
    assert reader.ask().body != before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_shared_version_out_of_reach_does_not_undo_the_change(monkeypatch):
    def unreachable(self, *, edition=True):
        raise ConnectionError

    monkeypatch.setattr(FileVersion, "replace", unreachable)
    with transaction.atomic():
        Group.objects.create(name="Un changement")
        page_cache.invalidate()
    assert Group.objects.filter(name="Un changement").exists()


@time_machine.travel("2027-03-17T12:00+01:00")  # No midnight comes first.
def test_without_a_word_a_page_lives_as_long_as_the_settings_say(reader, later, settings):
    before = reader.ask().body
    later(settings.PAGE_CACHE_SECONDS - 1)
    assert reader.ask().body == before
    later(2)
    assert reader.ask().body != before


def test_a_form_closes_at_its_minute(reader, later, monkeypatch):
    closing = datetime.now(UTC) + timedelta(seconds=5)
    monkeypatch.setattr(clock, "clocks", [lambda now: closing if closing > now else None])
    open_form = reader.ask()
    assert int(open_form.headers["Cache-Control"].rpartition("=")[2]) <= 5
    later(4)
    assert reader.ask().body == open_form.body
    later(1.1)
    assert reader.ask().body != open_form.body


def test_a_closed_form_is_never_shown_as_open_even_while_it_is_made_anew(slow, cache, later, monkeypatch):
    closing = datetime.now(UTC) + timedelta(seconds=5)
    monkeypatch.setattr(clock, "clocks", [lambda now: closing if closing > now else None])
    reader = Reader(cache)
    assert reader.ask().body == b"page 1"
    later(6)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(reader.ask)
        assert slow.begun.wait(10)
        second = pool.submit(reader.ask)
        slow.go_on.set()
        assert first.result().body == second.result().body == b"page 2"


def test_a_clock_that_fails_shortens_lives_and_breaks_nothing(reader, later, monkeypatch):
    def broken(now):
        raise ZeroDivisionError

    monkeypatch.setattr(clock, "clocks", [broken])
    before = reader.ask().body
    later(clock.UNKNOWN.total_seconds() + 0.1)
    assert reader.ask().body != before


def test_days_begin_at_midnight_in_france():
    late_evening = datetime(2026, 7, 1, 21, 30, tzinfo=UTC)
    assert clock.next_change(late_evening) == datetime(2026, 7, 1, 22, 0, tzinfo=UTC)


def test_clocks_are_asked_once_for_many_pages(reader, monkeypatch):
    asked = []
    monkeypatch.setattr(clock, "clocks", [asked.append])
    for number in range(5):
        reader.ask(f"/page-{number}/")
    assert len(asked) == 1
    versions.bump()
    reader.ask("/page-1/")
    assert len(asked) == 2


def test_one_makes_a_page_anew_while_the_others_get_the_old_one(slow, cache):
    reader = Reader(cache)
    assert reader.ask().body == b"page 1"
    versions.bump()
    with ThreadPoolExecutor() as pool:
        maker = pool.submit(reader.ask)
        assert slow.begun.wait(10)
        others = [reader.ask() for _ in range(20)]
        slow.go_on.set()
        assert maker.result().body == b"page 2"
    assert {answer.body for answer in others} == {b"page 1"}
    assert {answer.headers["Cache-Control"] for answer in others} == {"public, max-age=0, s-maxage=0"}
    assert reader.ask().body == b"page 2"
    assert len(slow.asked) == 2


def test_nobody_gets_a_page_that_went_stale_long_ago(slow, cache, later):
    reader = Reader(cache)
    assert reader.ask().body == b"page 1"
    later(60)
    versions.bump()
    with ThreadPoolExecutor() as pool:
        maker = pool.submit(reader.ask)
        assert slow.begun.wait(10)
        other = pool.submit(reader.ask)
        slow.go_on.set()
        assert maker.result().body == other.result().body == b"page 2"
    assert len(slow.asked) == 2


def test_a_page_that_many_ask_for_at_first_is_made_once(application, cache):
    def body(environ) -> bytes:
        time.sleep(0.2)
        return b"page %d" % len(application.asked)

    application.body = body
    reader = Reader(cache)
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: reader.ask().body, range(16)))
    assert set(answers) == {b"page 1"}


def test_a_change_while_a_page_is_being_made_is_not_missed(application, cache):
    reader = Reader(cache)

    def body(environ) -> bytes:
        if len(application.asked) == 1:
            versions.bump()
        return b"page %d" % len(application.asked)

    application.body = body
    reader.ask()
    assert reader.ask().body == b"page 2"


def test_those_who_wait_go_on_when_the_maker_fails(application, cache):
    reader = Reader(cache)

    def body(environ) -> bytes:
        if len(application.asked) == 1:
            time.sleep(0.2)
            raise ZeroDivisionError
        return b"page"

    application.body = body
    with ThreadPoolExecutor() as pool:
        maker = pool.submit(reader.ask)
        time.sleep(0.1)
        other = pool.submit(reader.ask)
        with pytest.raises(ZeroDivisionError):
            maker.result()
        assert other.result().body == b"page"


def test_what_is_not_kept_is_not_waited_for(application, cache):
    application.headers = {"Cache-Control": "private"}
    reader = Reader(cache)
    reader.ask()

    def body(environ) -> bytes:
        time.sleep(0.2)
        return b"mine"

    application.body = body
    began = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: reader.ask(), range(8)))
    assert time.monotonic() - began < 0.8, "one after another would take 1.6 s"
