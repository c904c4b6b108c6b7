"""Answers whole cached responses in front of Django's handler, for readers without a session.

Everything that is not surely the same for everybody goes round: other methods, a session cookie, an
``Authorization`` header, the administration. What Django answers is kept only when it says nothing of one
person: no cookie, no ``Vary`` but on the encoding, not private. Django is asked without the reader's
cookies, so that no view can put them into what others get.
"""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from django.conf import settings

from page_cache.clock import next_change
from page_cache.entries import Entry, Headers, matches
from page_cache.flights import Flights
from page_cache.memory import Memory
from page_cache.ready import Answer, ReadyAnswers
from page_cache.requests import Key, RequestRules, has_personal_parts
from page_cache.responses import Response, call
from page_cache.shared import SharedPages
from page_cache.versions import Version, VersionUnknown, shared_version

logger = logging.getLogger(__name__)

Application = Callable[[dict, Callable], Iterable[bytes]]

# While a page is made anew the old one is sent, for this many seconds after it went stale at most.
GRACE = 10
# A cache in front of the site (nginx, a CDN) may keep a page this long without asking.
SHARED_SECONDS = 10
# How many flights a reader waits for before asking alone.
FLIGHTS_MAX = 3
# What is known not to be kept is asked for at once, without waiting for each other.
UNKEPT_MAX = 5_000
VERSIONS_MAX = 1_000
ENTRIES_MAX = 20_000


def cached(application: Application) -> Application:
    """The application behind the page cache, unless the settings turn it off."""
    if settings.DEBUG or settings.PAGE_CACHE_SECONDS <= 0:
        return application
    return PageCache(application)


class PageCache:
    """A WSGI application in front of another."""

    def __init__(self, application: Application, *, version: Version | None = None) -> None:
        self.application = application
        self.version = version or shared_version()
        # The code may have changed since the last process started.
        try:
            self.version.replace()
        except Exception:
            logger.exception("The page cache cannot write its version")
        self.rules = RequestRules()
        self.longest = settings.PAGE_CACHE_SECONDS
        cache = getattr(self.version, "shared", None)
        self.shared = SharedPages(cache, longest=self.longest) if cache is not None else None
        # Addresses with a query are countless and made up by anyone: they cannot push the pages out.
        self.pages = Memory(max_bytes=settings.PAGE_CACHE_BYTES * 3 // 4, max_entries=ENTRIES_MAX)
        self.questions = Memory(max_bytes=settings.PAGE_CACHE_BYTES // 4, max_entries=ENTRIES_MAX)
        # On top of the two others: a body here is most often one that they hold.
        self.ready = ReadyAnswers(max_bytes=settings.PAGE_CACHE_BYTES // 8)
        self.unkept: dict[Key, int] = {}
        self.flights = Flights()
        self.clock: tuple[int, float] | None = None
        # Until when each version was surely the current one, as far as this process knows.
        self.seen = (0, 0.0)
        self.last_current: dict[int, float] = {}

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        request_id = environ["HTTP_X_REQUEST_ID"] = self.rules.request_id(environ)
        plain = self.rules.plain(environ)
        answer = self.ready.get(plain)
        # An answer at hand says that the request has a key, without making it.
        key = answer.key if answer is not None else self.rules.key(environ)
        if key is None:
            return self.go_round(environ, start_response, request_id)
        try:
            version = self.version.current()
        except VersionUnknown:
            environ["page_cache.result"] = "away"
            return self.go_round(environ, start_response, request_id)
        now = time.time()
        self.note(version, now)
        if answer is not None and answer.version == version and answer.until > now:
            environ["page_cache.result"] = "hit"
            start_response(answer.status, [*answer.headers, ("X-Request-ID", request_id)])
            return answer.body
        entry = self.pages.get(key) or self.questions.get(key)
        if entry is None or entry.version != version or entry.fresh_until <= now:
            if self.unkept.get(key) == version:
                return self.go_round(environ, start_response, request_id)
            environ["page_cache.result"] = "miss"
            entry = self.renew(key, version, entry, environ)
            if isinstance(entry, Response):
                start_response(entry.status, [*entry.headers, ("X-Request-ID", request_id)])
                return entry.body
        else:
            environ["page_cache.result"] = "hit"
            if plain is not None:
                self.make_ready(plain, key, entry, version, environ)
        return self.send(entry, version, environ, start_response, request_id)

    def go_round(self, environ: dict, start_response: Callable, request_id: str) -> Iterable[bytes]:
        def start(status: str, headers: Headers, exc_info=None):
            return start_response(status, [*headers, ("X-Request-ID", request_id)], exc_info)

        return self.application(environ, start)

    def send(
        self, entry: Entry, version: int, environ: dict, start_response: Callable, request_id: str
    ) -> Iterable[bytes]:
        variant = entry.variant(environ.get("HTTP_ACCEPT_ENCODING", ""))
        last = (("Cache-Control", self.cache_control(entry, version)), ("X-Request-ID", request_id))
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and entry.status[:3] == "200" and matches(known, variant.etag):
            start_response("304 Not Modified", [*variant.not_modified_headers, *last])
            return ()
        start_response(entry.status, [*variant.headers, *last])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (variant.body,)

    def make_ready(self, request: tuple, key: Key, entry: Entry, version: int, environ: dict) -> None:
        """Keep the answer whole for the next such request, as long as all of its headers hold."""
        variant = entry.variant(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers = [*variant.headers, ("Cache-Control", self.cache_control(entry, version))]
        until = min(entry.fresh_until, entry.dead_at - SHARED_SECONDS)
        self.ready.set(request, Answer(key, version, until, entry.status, headers, (variant.body,)))

    @staticmethod
    def cache_control(entry: Entry, version: int) -> str:
        """Browsers ask each time; a shared cache may wait a little, never past a change by the clock."""
        if entry.cache_control:
            return entry.cache_control
        seconds = SHARED_SECONDS if entry.version == version else 0
        return f"public, max-age=0, s-maxage={max(0, min(seconds, int(entry.dead_at - time.time())))}"

    def renew(self, key: Key, version: int, old: Entry | None, environ: dict) -> Entry | Response:
        """An entry to send, made by one thread while the others send the old one or wait; or, when it may not
        be kept, the response to this very request."""
        asked = time.monotonic()
        for _ in range(FLIGHTS_MAX):
            flight, leads = self.flights.join(key)
            if leads:
                with self.flights.lead(key, flight):
                    result = self.fetch(key, version, old, environ)
                    if isinstance(result, Entry):
                        flight.entry = result
                    return result
            if old is not None and self.may_still_serve(old, version):
                return old
            flight.landed.wait(GRACE)
            # A flight that began before the change that this reader must see is no use: the next one is.
            entry = flight.entry
            if entry is not None and (entry.version == version or flight.began >= asked):
                return entry
            if self.unkept.get(key) == version:
                return call(self.application, environ)
        return self.make(key, version, environ)

    def note(self, version: int, now: float) -> None:
        last, seen_at = self.seen
        if last != version:
            if len(self.last_current) >= VERSIONS_MAX:
                self.last_current.clear()
            self.last_current[last] = seen_at
        self.seen = (version, now)

    def may_still_serve(self, old: Entry, version: int) -> bool:
        """Whether a stale entry may go out while a new one is made: not long after it went stale, however
        rarely it is asked for, and never once the clock has made it wrong."""
        now = time.time()
        stale_since = old.fresh_until
        if old.version != version:
            stale_since = min(stale_since, self.last_current.get(old.version, 0.0))
        return now < stale_since + GRACE and now < old.dead_at

    def fetch(self, key: Key, version: int, old: Entry | None, environ: dict) -> Entry | Response:
        """From the cache that several machines share, if another has made it, else from Django."""
        if self.shared is None:
            return self.make(key, version, environ)
        entry = self.shared.get(key)
        if entry is not None and entry.version == version and entry.fresh_until > time.time():
            self.keep(key, entry)
            return entry
        if not self.shared.is_first(key, version, seconds=GRACE):
            if old is not None and self.may_still_serve(old, version):
                return old
        result = self.make(key, version, environ)
        if isinstance(result, Entry):
            result.encode_all()
            self.shared.set(key, result)
        return result

    def make(self, key: Key, version: int, environ: dict) -> Entry | Response:
        """Ask Django, and keep what may be kept."""
        began = time.time()
        response = call(self.application, self.rules.impersonal(environ))
        seconds = response.lifetime(self.longest)
        if seconds is None:
            # A failure may pass; what is private stays so until something changes.
            if response.status < "5":
                if len(self.unkept) >= UNKEPT_MAX:
                    self.unkept.clear()
                self.unkept[key] = version
            if not has_personal_parts(environ):
                return response
            response.close()
            return call(self.application, environ)
        try:
            body = b"".join(response.body)
            # While the response is open, so is the database connection that the clocks may use.
            dead_at = self.dead_at(version, began)
        finally:
            response.close()
        entry = Entry(
            status=response.status,
            headers=[*response.kept_headers(), ("Vary", "Accept-Encoding")],
            body=body,
            content_type=response.get("content-type"),
            cache_control=response.get("cache-control"),
            version=version,
            fresh_until=min(began + seconds, dead_at),
            dead_at=dead_at,
        )
        self.keep(key, entry)
        return entry

    def dead_at(self, version: int, began: float) -> float:
        """The first change by the clock after the response was begun; asked once for each version."""
        if self.clock is None or self.clock[0] != version or self.clock[1] <= began:
            self.clock = (version, next_change(datetime.fromtimestamp(began, UTC)).timestamp())
        return self.clock[1]

    def keep(self, key: Key, entry: Entry) -> None:
        is_question = bool(key.query) or entry.status[:3] == "404"
        kept, other = (self.questions, self.pages) if is_question else (self.pages, self.questions)
        other.forget(key)
        kept.set(key, entry)
