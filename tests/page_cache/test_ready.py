"""What is found by the request just as it came holds no longer, and for nobody else, than what the cache
itself would send."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from page_cache import clock, ready, versions
from page_cache.wsgi import PageCache
from tests.page_cache.conftest import Reader

# The first makes the page, the second finds it, from the third on the answer is at hand.
ENOUGH = 3


@pytest.fixture
def regular(reader):
    """A reader whose next plain reading of ``/`` is answered from what is at hand."""
    for _ in range(ENOUGH):
        reader.ask()
    return reader


def test_an_answer_at_hand_is_the_same_but_for_its_name(reader, application):
    application.headers = {"X-Frame-Options": "DENY"}
    made, found, at_hand = (reader.ask(HTTP_ACCEPT_ENCODING="br, gzip") for _ in range(ENOUGH))
    assert at_hand.body == found.body == made.body
    names = [answer.headers.pop("X-Request-ID") for answer in (made, found, at_hand)]
    assert len(set(names)) == 3
    assert at_hand.headers == found.headers == made.headers
    assert reader.cache.ready.answers


def test_an_answer_at_hand_goes_with_the_version(regular):
    before = regular.ask().body
    versions.bump()
    assert regular.ask().body != before


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_AUTHORIZATION": "Basic YTpi"},
        {"CONTENT_LENGTH": "3"},
        {"method": "POST"},
        {"HTTP_HOST": "example.test"},
        {"wsgi.url_scheme": "https"},
        {"SCRIPT_NAME": "/ailleurs"},
        {"QUERY_STRING": "page=2"},
    ],
)
def test_another_request_gets_no_answer_at_hand(regular, environ):
    assert regular.ask(**environ).body != regular.ask().body


def test_a_reader_who_has_the_page_is_told_so_though_it_is_at_hand(regular):
    etag = regular.ask().headers["ETag"]
    assert regular.ask(HTTP_IF_NONE_MATCH=etag).status == 304


def test_an_answer_at_hand_never_promises_more_than_the_clock_allows(application, monkeypatch):
    closes = datetime.now(UTC) + timedelta(seconds=60)
    monkeypatch.setattr("page_cache.clock.clocks", [lambda after: closes if closes > after else None])
    assert clock.next_change(datetime.now(UTC)) <= closes
    reader = Reader(PageCache(application))
    for _ in range(ENOUGH):
        assert reader.ask().headers["Cache-Control"] == "public, max-age=0, s-maxage=10"
    real = time.time
    monkeypatch.setattr("page_cache.wsgi.time.time", lambda: real() + 56)
    seconds = int(reader.ask().headers["Cache-Control"].rpartition("=")[2])
    assert seconds <= 4
    monkeypatch.setattr("page_cache.wsgi.time.time", lambda: real() + 61)
    before = len(application.asked)
    reader.ask()
    assert len(application.asked) == before + 1


def test_made_up_addresses_do_not_fill_the_memory_with_answers(reader, monkeypatch):
    monkeypatch.setattr(ready, "ANSWERS_MAX", 10)
    for number in range(50):
        reader.ask(f"/?q={number}")
        reader.ask(f"/?q={number}")
    assert 0 < len(reader.cache.ready.answers) <= 10


def test_large_bodies_at_hand_stay_within_their_memory(application, settings):
    settings.PAGE_CACHE_BYTES = 8_000_000
    application.body = lambda environ: b"a" * 400_000
    reader = Reader(PageCache(application))
    for number in range(6):
        for _ in range(2):
            reader.ask(f"/?q={number}")
    held = [answer.body[0] for answer in reader.cache.ready.answers.values()]
    assert 0 < sum(map(len, held)) <= 1_000_000
