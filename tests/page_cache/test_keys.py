"""Two requests share an answer only if Django, asked in turn, could not tell them apart."""

import string
from urllib.parse import unquote_to_bytes
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIRequest
from hypothesis import example, given
from hypothesis import strategies as st

from page_cache.requests import TRACKERS, RequestRules
from page_cache.wsgi import PageCache
from tests.page_cache.conftest import Reader

# Few letters, so that two requests drawn at random often look alike; all that addresses are cut at, plain and
# encoded; words that the cache reads.
PIECES = st.sampled_from(
    ["a", "b", "/", "//", "?", "&", "=", ";", "+", "#", " ", ":", "%", "page", "utm_x", "/..", "é", "\n", "\0"]
    + ["%61", "%41", "%2F", "%2f", "%3F", "%26", "%3D", "%25", "%23", "%2B", "%20", "%C3%A9", "%E9", "%0A", "%00"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=6).map("".join)
HOSTS = st.sampled_from(["testserver", "TestServer", "testserver:80", "localhost", "localhost:8000"])


def environ(target: str, host: str = "testserver", **more: str) -> dict:
    """What a server makes of a request line: the path decoded, each byte a character, the query as it came."""
    path, _, query = target.partition("?")
    made = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote_to_bytes("/" + path).decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "HTTP_HOST": host,
        **more,
    }
    setup_testing_defaults(made)
    return made


def as_django_sees_it(environ: dict) -> tuple:
    """All that a view may read of a public address; trackers aside, which no page reads."""
    request = WSGIRequest(environ)
    values = {name: found for name, found in request.GET.lists() if not name.startswith(TRACKERS)}
    return (request.scheme, request.get_host().lower(), request.META["SCRIPT_NAME"], request.path, values)


targets = st.tuples(TEXTS, TEXTS, st.booleans()).map(lambda parts: parts[0] + "?" * parts[2] + parts[1])
requests = st.builds(
    environ,
    targets,
    HOSTS,
    SCRIPT_NAME=st.sampled_from(["", "/a"]),
    HTTPS=st.just("off"),
    REQUEST_METHOD=st.sampled_from(["GET", "HEAD"]),
)


@given(requests, requests)
@example(environ("%3F"), environ("?utm_source=lettre"))
@example(environ("propositions/%3Fpage=2"), environ("propositions/?page=2"))
@example(environ("a", SCRIPT_NAME="/a"), environ("a/a"))
@example(environ("?%61=1&a=2"), environ("?a=2&%61=1"))
def test_what_django_tells_apart_has_two_keys(one, other):
    rules = RequestRules()
    if as_django_sees_it(one) != as_django_sees_it(other):
        assert rules.key(one) != rules.key(other)
        assert rules.plain(one) is None or rules.plain(one) != rules.plain(other)


@given(requests, requests)
def test_of_one_key_django_is_asked_the_very_same(one, other):
    rules = RequestRules()
    if (key := rules.key(one)) is not None and key == rules.key(other):
        asked, again = rules.impersonal(one), rules.impersonal(other)
        for stream in ("wsgi.input", "wsgi.errors"):
            asked.pop(stream), again.pop(stream)
        assert asked == again


@given(requests)
def test_what_the_cache_asks_django_is_what_was_asked_of_it(one):
    rules = RequestRules()
    if rules.key(one) is not None:
        assert as_django_sees_it(rules.impersonal(one)) == as_django_sees_it(one)


@given(st.dictionaries(st.text(string.ascii_uppercase + "_", min_size=1, max_size=12), st.text(max_size=5)))
@example(
    {"ACCEPT": "text/csv", "ACCEPT_LANGUAGE": "en", "X_FORWARDED_HOST": "attacker.example", "USER_AGENT": "a"}
)
def test_no_header_of_one_reader_changes_what_others_get(headers):
    rules = RequestRules()
    sent = {f"HTTP_{name}": value for name, value in headers.items()}
    told = rules.impersonal({**environ("page"), **sent, "HTTP_HOST": "testserver"})
    assert {name for name in told if name.startswith("HTTP_")} <= {
        "HTTP_HOST", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR", "HTTP_X_REQUEST_ID",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST"])
def test_a_header_of_our_proxy_that_django_reads_is_in_the_key(settings, name):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.USE_X_FORWARDED_HOST = True
    rules = RequestRules()
    one, other = environ("page", **{name: "a"}), environ("page", **{name: "b"})
    assert rules.key(one) != rules.key(other)
    assert rules.impersonal(one)[name] == "a"


def test_a_request_without_a_host_goes_round(application):
    reader = Reader(PageCache(application))
    assert reader.ask(HTTP_HOST="").body != reader.ask(HTTP_HOST="").body


@pytest.mark.parametrize(
    ("attack", "victim"),
    [("/?", "/?utm_source=lettre"), ("/propositions/?page=1", "/propositions/?page=1")],
)
def test_an_address_that_holds_an_encoded_question_mark_is_no_other(site_reader, attack, victim):
    """The requests that made a page answer 404 to everybody."""
    for _ in range(3):
        assert site_reader.ask("/", PATH_INFO=attack).status == 404
    assert site_reader.ask(victim).status == 200
