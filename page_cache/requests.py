"""Which requests may be answered from the cache, and under which key."""

import random
import re
from urllib.parse import urlsplit

from django.conf import settings

QUERY_MAX_LENGTH = 512
# Added to links by newsletters and social networks; no page reads them.
TRACKERS = ("utm_", "mtm_", "pk_", "fbclid", "gclid", "msclkid")
# What a reader's browser says of itself, and no page may depend on when it is kept for everybody.
PERSONAL = (
    "HTTP_COOKIE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ACCEPT_ENCODING",
)
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


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

    def key(self, environ: dict) -> str | None:
        """The same for all requests that get the same response; ``None`` for those that go round the cache."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
            return None
        if self.session_cookie in environ.get("HTTP_COOKIE", ""):
            return None
        path = environ.get("PATH_INFO", "")
        if path.startswith(self.never_cached) or environ.get("CONTENT_LENGTH", "") not in ("", "0"):
            return None
        host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
        key = f"{environ['wsgi.url_scheme']}://{host.lower()}{environ.get('SCRIPT_NAME', '')}{path}"
        for header in self.proxy_headers:
            key = f"{environ.get(header, '')} {key}"
        if query := environ.get("QUERY_STRING", ""):
            if len(query) > QUERY_MAX_LENGTH:
                return None
            key = f"{key}?{normalised(query)}"
        return key

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
    """A query without trackers, its names in order; the values of one name keep theirs."""
    pairs = [pair for pair in query.split("&") if pair and not pair.startswith(TRACKERS)]
    return "&".join(sorted(pairs, key=lambda pair: pair.partition("=")[0]))


def impersonal(environ: dict) -> dict:
    """The request as anybody could have sent it."""
    copy = {name: value for name, value in environ.items() if name not in PERSONAL}
    copy["REQUEST_METHOD"] = "GET"
    copy["QUERY_STRING"] = normalised(environ.get("QUERY_STRING", ""))
    return copy


def has_personal_parts(environ: dict) -> bool:
    """Whether an answer that is not kept could have come out otherwise for this very reader."""
    return environ["REQUEST_METHOD"] != "GET" or any(
        name in environ for name in PERSONAL if name not in ("HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING")
    )
