"""A small application behind the cache, and a reader who asks it."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from page_cache import versions
from page_cache.wsgi import PageCache


@pytest.fixture(autouse=True)
def own_version(settings, tmp_path):
    """A version that no other process of the suite changes."""
    settings.PAGE_CACHE_VERSION_FILE = str(tmp_path / "version")
    yield
    versions.shared_version.cache_clear()


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    monkeypatch.setattr("page_cache.clock.clocks", [])


class Application:
    """Counts how often it is asked; ``answer`` decides what it says."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.status = "200 OK"
        self.headers: dict[str, str] = {}
        self.body: Callable[[dict], bytes] = lambda environ: b"<p>page %d</p>" % len(self.asked)

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        body = self.body(environ)
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
        } | self.headers
        start_response(self.status, [item for item in headers.items() if item[1]])
        return [body]


class Reader:
    def __init__(self, cache: PageCache) -> None:
        self.cache = cache

    def ask(self, path: str = "/", *, method: str = "GET", **environ) -> SimpleNamespace:
        path, _, query = path.partition("?")
        request = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": method,
            "HTTP_HOST": "testserver",
        }
        request |= environ
        setup_testing_defaults(request)
        answer = SimpleNamespace()

        def start_response(status, headers, exc_info=None):
            answer.status, answer.headers = int(status[:3]), dict(headers)

        body = self.cache(request, start_response)
        answer.body = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        return answer


@pytest.fixture
def application() -> Application:
    return Application()


@pytest.fixture
def cache(application) -> PageCache:
    return PageCache(application)


@pytest.fixture
def reader(cache) -> Reader:
    return Reader(cache)


@pytest.fixture
def site_reader(db) -> Iterator[Reader]:
    """A reader of the real site; as with Django's test client, the test keeps its database connection."""
    handlers = (request_started, request_finished)
    for signal in handlers:
        signal.disconnect(close_old_connections)
    yield Reader(PageCache(get_wsgi_application()))
    for signal in handlers:
        signal.connect(close_old_connections)
