"""Which responses are kept, for whom, and in which form they are sent."""

import gzip

import brotli
import pytest

from page_cache import versions
from page_cache.versions import VersionUnknown
from page_cache.wsgi import PageCache
from tests.page_cache.conftest import Reader


def test_two_readers_get_one_response(reader, application):
    first, second = reader.ask("/axes/"), reader.ask("/axes/")
    assert first.body == second.body == b"<p>page 1</p>"
    assert second.headers["Cache-Control"] == "public, max-age=0, s-maxage=10"
    assert second.headers["Vary"] == "Accept-Encoding"
    assert second.headers["Content-Length"] == "13"
    assert len(application.asked) == 1


def test_each_request_has_a_name_of_its_own_cached_or_not(reader, application):
    answers = [reader.ask(), reader.ask(), reader.ask(method="POST")]
    assert len({answer.headers["X-Request-ID"] for answer in answers}) == 3
    assert application.asked[-1]["HTTP_X_REQUEST_ID"] == answers[-1].headers["X-Request-ID"]


def test_a_name_is_taken_over_from_our_own_proxy_only(application, settings):
    assert Reader(PageCache(application)).ask(HTTP_X_REQUEST_ID="a" * 16).headers["X-Request-ID"] != "a" * 16
    settings.TRUSTED_PROXIES = 1
    behind_proxy = Reader(PageCache(application))
    assert behind_proxy.ask(HTTP_X_REQUEST_ID="a" * 16).headers["X-Request-ID"] == "a" * 16
    assert "\n" not in behind_proxy.ask(HTTP_X_REQUEST_ID="a\nSet-Cookie: b").headers["X-Request-ID"]


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=b; sessionid=abc"},
        {"HTTP_AUTHORIZATION": "Basic YTpi"},
        {"method": "POST"},
        {"method": "PUT"},
        {"CONTENT_LENGTH": "3"},
        {"path": "/admin/pages/1/edit/preview/"},
        {"path": "/?q=" + "a" * 600},
    ],
)
def test_who_or_what_may_differ_goes_round(reader, application, environ):
    path = environ.pop("path", "/")
    method = environ.pop("method", "GET")
    reader.ask(path)
    asked = len(application.asked)
    for _ in range(2):
        reader.ask(path, method=method, **environ)
    assert len(application.asked) == asked + 2


@pytest.mark.parametrize(
    "headers",
    [
        {"Set-Cookie": "csrftoken=abc"},
        {"Vary": "Cookie"},
        {"Vary": "Accept-Encoding, Accept-Language"},
        {"Vary": "*"},
        {"Cache-Control": "private"},
        {"Cache-Control": "max-age=60, No-Store"},
        {"Cache-Control": "no-cache"},
        {"Cache-Control": "max-age=0"},
        {"Content-Encoding": "gzip"},
        {"Content-Length": ""},
        {"Content-Type": "application/pdf"},
        {"Content-Security-Policy": "script-src 'nonce-abc'"},
    ],
)
def test_what_may_be_for_one_person_is_not_kept_and_not_altered(reader, application, headers):
    application.headers = headers
    assert reader.ask().body != reader.ask().body
    answer = reader.ask()
    assert {name: answer.headers.get(name, "") for name in headers} == headers


@pytest.mark.parametrize(
    "status",
    [
        "302 Found",
        "303 See Other",
        "400 Bad Request",
        "403 Forbidden",
        "410 Gone",
        "429 Too Many Requests",
        "500 Error",
        "503 Unavailable",
    ],
)
def test_other_statuses_are_not_kept(reader, application, status):
    application.status = status
    assert reader.ask().body != reader.ask().body


def test_a_page_is_kept_again_once_a_failure_has_passed(reader, application):
    application.status = "503 Unavailable"
    reader.ask()
    application.status = "200 OK"
    assert reader.ask().body == reader.ask().body


def test_a_missing_page_is_kept_for_a_moment_only(reader, application, cache, monkeypatch):
    application.status = "404 Not Found"
    assert reader.ask().body == reader.ask().body
    assert len(cache.pages) == 0
    real = __import__("time").time
    monkeypatch.setattr("page_cache.wsgi.time.time", lambda: real() + 11)
    reader.ask()
    assert len(application.asked) == 2


def test_no_view_sees_the_cookies_of_the_reader_whose_request_it_answers_for_all(reader, application):
    application.body = lambda environ: environ.get("HTTP_COOKIE", "nobody").encode()
    assert reader.ask(HTTP_COOKIE="name=Ada").body == b"nobody"
    assert reader.ask(HTTP_COOKIE="name=Bob").body == b"nobody"


def test_what_is_not_kept_is_made_with_the_reader_s_cookies(reader, application):
    application.headers = {"Vary": "Cookie"}
    application.body = lambda environ: environ.get("HTTP_COOKIE", "nobody").encode()
    assert reader.ask(HTTP_COOKIE="csrftoken=Ada").body == b"csrftoken=Ada"
    assert reader.ask(HTTP_COOKIE="csrftoken=Bob").body == b"csrftoken=Bob"
    assert len(application.asked) == 3, "once in vain, then no more"


def test_a_head_has_the_headers_and_no_body(reader, application):
    head, get = reader.ask(method="HEAD"), reader.ask()
    assert head.body == b""
    assert head.status == 200
    ours = head.headers | {"X-Request-ID": ""}
    assert ours == get.headers | {"X-Request-ID": ""}
    assert len(application.asked) == 1


def test_encodings_are_offered_as_accepted(reader, application):
    text = b"Le texte d'une page. " * 100
    application.body = lambda environ: text
    plain = reader.ask()
    zipped = reader.ask(HTTP_ACCEPT_ENCODING="gzip, deflate")
    brotlied = reader.ask(HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    refused = reader.ask(HTTP_ACCEPT_ENCODING="br;q=0, gzip;q=0.5")
    assert plain.body == text and "Content-Encoding" not in plain.headers
    assert gzip.decompress(zipped.body) == text and zipped.headers["Content-Encoding"] == "gzip"
    assert brotli.decompress(brotlied.body) == text and brotlied.headers["Content-Encoding"] == "br"
    assert refused.headers["Content-Encoding"] == "gzip"
    for answer in (plain, zipped, brotlied):
        assert answer.headers["Content-Length"] == str(len(answer.body))
    assert len({plain.headers["ETag"], zipped.headers["ETag"], brotlied.headers["ETag"]}) == 3
    assert len(application.asked) == 1


@pytest.mark.parametrize("header", ["{}", "W/{}", '"other", {}', "*"])
def test_a_reader_who_has_the_page_is_told_so(reader, header):
    etag = reader.ask().headers["ETag"]
    answer = reader.ask(HTTP_IF_NONE_MATCH=header.format(etag))
    assert answer.status == 304
    assert answer.body == b""
    assert answer.headers["ETag"] == etag
    assert "Content-Length" not in answer.headers


def test_a_reader_who_has_another_form_of_the_page_gets_it_whole(reader, application):
    reader.ask()
    assert reader.ask(HTTP_IF_NONE_MATCH='"other"').status == 200


def test_a_page_made_anew_with_the_same_words_keeps_its_etag(reader, application):
    application.body = lambda environ: b"the same"
    etag = reader.ask().headers["ETag"]
    versions.bump()
    assert reader.ask(HTTP_IF_NONE_MATCH=etag).status == 304
    assert len(application.asked) == 2


def test_hosts_and_schemes_are_kept_apart(reader, application):
    reader.ask()
    reader.ask(HTTP_HOST="autre.example")
    reader.ask(**{"wsgi.url_scheme": "https"})
    assert len(application.asked) == 3


def test_the_scheme_a_proxy_gives_counts_when_the_settings_believe_it(application, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    reader = Reader(PageCache(application))
    reader.ask(HTTP_X_FORWARDED_PROTO="http")
    reader.ask(HTTP_X_FORWARDED_PROTO="https")
    assert len(application.asked) == 2


def test_the_order_of_a_query_and_its_trackers_do_not_matter(reader, application):
    reader.ask("/propositions/?axe=1&theme=b&theme=a")
    reader.ask("/propositions/?theme=b&utm_source=lettre&theme=a&&axe=1&fbclid=9")
    assert len(application.asked) == 1
    assert application.asked[0]["QUERY_STRING"] == "axe=1&theme=b&theme=a"
    reader.ask("/propositions/?theme=a&theme=b&axe=1")
    assert len(application.asked) == 2


def test_made_up_queries_do_not_push_pages_out(application, settings):
    settings.PAGE_CACHE_BYTES = 100_000
    cache = PageCache(application)
    reader = Reader(cache)
    reader.ask("/axes/")
    for number in range(500):
        reader.ask(f"/?x={number}")
    assert cache.questions.bytes <= 25_000
    asked = len(application.asked)
    reader.ask("/axes/")
    assert len(application.asked) == asked


def test_pages_stay_within_their_memory(application, settings):
    settings.PAGE_CACHE_BYTES = 100_000
    cache = PageCache(application)
    reader = Reader(cache)
    for number in range(200):
        reader.ask(f"/page-{number}/")
    assert 0 < cache.pages.bytes <= 75_000
    assert cache.pages.bytes == sum(entry.size for entry in cache.pages.entries.values())
    asked = len(application.asked)
    reader.ask("/page-199/")
    assert len(application.asked) == asked, "the latest are kept"


def test_a_page_too_large_is_not_kept(reader, application):
    application.body = lambda environ: b"a" * 1_000_001
    reader.ask()
    reader.ask()
    assert len(application.asked) == 2


def test_a_view_may_ask_for_a_shorter_life_and_for_its_own_words(reader, application, monkeypatch):
    application.headers = {"Cache-Control": "public, max-age=30"}
    reader.ask()
    assert reader.ask().headers["Cache-Control"] == "public, max-age=30"
    real = __import__("time").time
    monkeypatch.setattr("page_cache.wsgi.time.time", lambda: real() + 31)
    reader.ask()
    assert len(application.asked) == 2


def test_the_site_goes_on_without_its_shared_version(reader, application, cache, monkeypatch):
    def unreachable():
        raise VersionUnknown

    monkeypatch.setattr(cache.version, "current", unreachable)
    assert reader.ask().status == 200
