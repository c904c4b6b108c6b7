"""What Django answered, and whether everybody may get the same."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from page_cache.entries import Headers

BODY_MAX_BYTES = 1_000_000
# How long a status may be kept at most, in seconds; the others are not kept.
BRIEFLY = 10
LONGEST = {"200": None, "301": None, "404": BRIEFLY}
KEPT_TYPES = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "image/svg",
)
FORBIDDEN_DIRECTIVES = {"private", "no-store", "no-cache"}
MAX_AGE = re.compile(r"(?:s-maxage|max-age)=(\d+)")
# Written anew for each reader.
REWRITTEN = {"content-type", "content-length", "etag", "date", "vary", "age", "x-request-id", "cache-control"}


@dataclass
class Response:
    status: str
    headers: Headers
    body: Iterable[bytes]

    def close(self) -> None:
        if hasattr(self.body, "close"):
            self.body.close()

    def get(self, name: str) -> str:
        return ", ".join(value for header, value in self.headers if header.lower() == name)

    def lifetime(self, longest: int) -> int | None:
        """For how many seconds everybody may get this response; ``None`` when only this reader may."""
        code = self.status[:3]
        if code not in LONGEST or self.get("set-cookie") or self.get("content-encoding"):
            return None
        if any(name.strip().lower() not in ("", "accept-encoding") for name in self.get("vary").split(",")):
            return None
        # A nonce that two readers share protects neither.
        if "'nonce-" in self.get("content-security-policy"):
            return None
        # A length is given by whole responses only: exports are sent as they are written.
        length = self.get("content-length")
        if not length.isdecimal() or int(length) > BODY_MAX_BYTES:
            return None
        if not self.get("content-type").startswith(KEPT_TYPES):
            return None
        cache_control = self.get("cache-control").lower()
        if FORBIDDEN_DIRECTIVES & {part.strip().partition("=")[0] for part in cache_control.split(",")}:
            return None
        limits = [longest, *(int(seconds) for seconds in MAX_AGE.findall(cache_control))]
        if LONGEST[code] is not None:
            limits.append(LONGEST[code])
        return min(limits) or None

    def kept_headers(self) -> Headers:
        return [(name, value) for name, value in self.headers if name.lower() not in REWRITTEN]


def call(application: Callable, environ: dict) -> Response:
    """Ask Django. The body is not read yet; the caller closes the response or sends it."""
    started: list = []

    def start_response(status: str, headers: Headers, exc_info=None) -> None:
        started[:] = [status, headers]

    body = application(environ, start_response)
    status, headers = started
    return Response(status, headers, body)
