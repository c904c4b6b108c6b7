"""Which requests may be answered from the cache, and under which key.

Two requests have the same key only if Django is then asked the very same: the key holds each part as the
server gave it, apart from the others, and what it does not hold Django is not told (``impersonal``).
"""

import random
import re
from typing import NamedTuple
from urllib.parse import unquote_plus, urlsplit

from django.conf import settings

QUERY_MAX_LENGTH = 512
# Added to links by newsletters and social networks; no page reads them.
TRACKERS = ("utm_", "mtm_", "pk_", "fbclid", "gclid", "msclkid")
# What of a request's headers Django is told when the answer is for everybody, besides those that the key holds:
# who asks, for the counts of addresses that lead nowhere, and under which name, for the log.
TOLD = frozenset({"HTTP_HOST", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR", "HTTP_X_REQUEST_ID"})
# With these, an answer that is not kept could have come out otherwise for this very reader.
PERSONAL = (
    "HTTP_COOKIE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
)
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Key(NamedTuple):
    """All that an answer for everybody depends on; the path is decoded already, so that it may hold a "?"."""

    proxied: tuple[str, ...]
    scheme: str
    host: str
    script: str
    path: str
    query: str


class RequestRules:
    """Read once from the settings: this runs for every request."""

    def __init__(self) -> None:
        addresses = (settings.STATIC_URL, settings.MEDIA_URL, settings.ADMIN_PATH)
        self.never_cached = tuple(path for path in addresses if not urlsplit(path).netloc)
        self.session_cookie = settings.SESSION_COOKIE_NAME
        self.trusts_request_id = settings.TRUSTED_PROXIES > 0
        # The headers besides Host that change the addresses Django writes, when the settings read them.
        proxy_headers = []
        if settings.SECURE_PROXY_SSL_HEADER:
            proxy_headers.append(settings.SECURE_PROXY_SSL_HEADER[0])
        if settings.USE_X_FORWARDED_HOST:
            proxy_headers.append("HTTP_X_FORWARDED_HOST")
        if settings.USE_X_FORWARDED_PORT:
            proxy_headers.append("HTTP_X_FORWARDED_PORT")
        self.proxy_headers = tuple(proxy_headers)

    def key(self, environ: dict) -> Key | None:
        """The same for all requests that get the same response; ``None`` for those that go round the cache."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
            return None
        if self.session_cookie in environ.get("HTTP_COOKIE", ""):
            return None
        path = environ.get("PATH_INFO", "")
        if path.startswith(self.never_cached) or environ.get("CONTENT_LENGTH", "") not in ("", "0"):
            return None
        query = environ.get("QUERY_STRING", "")
        # Without a host, Django would name the site after the server's own address.
        if len(query) > QUERY_MAX_LENGTH or not environ.get("HTTP_HOST"):
            return None
        return Key(
            tuple([environ.get(header, "") for header in self.proxy_headers]),
            environ["wsgi.url_scheme"],
            environ["HTTP_HOST"].lower(),
            environ.get("SCRIPT_NAME", ""),
            path,
            normalised(query),
        )

    def impersonal(self, environ: dict) -> dict:
        """The request as anybody could have sent it, and the same for all those that have one key."""
        copy = {
            name: value
            for name, value in environ.items()
            if not name.startswith("HTTP_") or name in TOLD or name in self.proxy_headers
        }
        copy["REQUEST_METHOD"] = "GET"
        copy["HTTP_HOST"] = environ["HTTP_HOST"].lower()
        copy["QUERY_STRING"] = normalised(environ.get("QUERY_STRING", ""))
        return copy

    def plain(self, environ: dict) -> tuple | None:
        """Everything that an answer depends on, as the request says it, for a plain reading without a cookie;
        ``None`` for any other request."""
        if (
            environ["REQUEST_METHOD"] != "GET"
            or "HTTP_COOKIE" in environ
            or "HTTP_IF_NONE_MATCH" in environ
            or "HTTP_AUTHORIZATION" in environ
            or environ.get("CONTENT_LENGTH")
        ):
            return None
        get = environ.get
        return (
            get("HTTP_HOST"),
            environ["PATH_INFO"],
            get("QUERY_STRING"),
            get("HTTP_ACCEPT_ENCODING"),
            environ["wsgi.url_scheme"],
            get("SCRIPT_NAME"),
            *[get(header) for header in self.proxy_headers],
        )

    def request_id(self, environ: dict) -> str:
        """Names a request in logs; the one that our own proxy gave, when there is one."""
        given = environ.get("HTTP_X_REQUEST_ID", "") if self.trusts_request_id else ""
        return given if given and REQUEST_ID.fullmatch(given) else f"{random.getrandbits(64):016x}"


def normalised(query: str) -> str:
    """A query without trackers, its names in order; the values of one name, however it is written, keep theirs."""
    pairs = [pair for pair in query.split("&") if pair and not pair.startswith(TRACKERS)]
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: unquote_plus(pair.partition("=")[0]))
    return "&".join(pairs)


def has_personal_parts(environ: dict) -> bool:
    """Whether an answer that is not kept could have come out otherwise for this very reader."""
    return environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in PERSONAL)
