"""A kept response and the forms it is sent in."""

import gzip
import hashlib
from dataclasses import dataclass, field

import brotli

# Below this, what compression saves is less than a packet.
COMPRESS_FROM = 500
COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "image/svg",
)
# The smallest first.
ENCODINGS = ("br", "gzip")
BROTLI_QUALITY = 6
GZIP_LEVEL = 6

Headers = list[tuple[str, str]]


@dataclass
class Variant:
    """One encoding of a response, ready to be sent."""

    body: bytes
    etag: str
    headers: Headers
    not_modified_headers: Headers


@dataclass
class Entry:
    """A whole response, the version it was made under and the moments that end its life."""

    status: str
    headers: Headers
    body: bytes
    content_type: str
    # What the view said itself, if anything.
    cache_control: str
    version: int
    # On the wall clock: from then on the response is made anew, and meanwhile the old one may still be sent.
    fresh_until: float
    # From then on it is never sent: what it says has become wrong by itself.
    dead_at: float
    variants: dict[str, Variant] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.digest = hashlib.blake2b(self.body, digest_size=12).hexdigest()
        self.compressible = len(self.body) >= COMPRESS_FROM and self.content_type.startswith(COMPRESSIBLE)

    @property
    def size(self) -> int:
        """What it weighs in memory, its encodings included, roughly."""
        return 3 * len(self.body) + 2_000

    def variant(self, accept_encoding: str) -> Variant:
        """The smallest form the reader's browser accepts, encoded the first time one asks."""
        encoding = self.encoding_for(accept_encoding)
        variant = self.variants.get(encoding)
        if variant is None:
            variant = self.variants[encoding] = self.encode(encoding)
        return variant

    def encode_all(self) -> None:
        """Make every form now, for those who will be handed this entry."""
        for encodings in ("", *ENCODINGS):
            self.variant(encodings)

    def encoding_for(self, accept_encoding: str) -> str:
        if not self.compressible or not accept_encoding:
            return "identity"
        accepted = accepted_encodings(accept_encoding)
        return next((encoding for encoding in ENCODINGS if encoding in accepted), "identity")

    def encode(self, encoding: str) -> Variant:
        body = self.body
        if encoding == "br":
            body = brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)
        elif encoding == "gzip":
            body = gzip.compress(body, GZIP_LEVEL, mtime=0)
        suffix = "" if encoding == "identity" else f"-{encoding}"
        etag = f'"{self.digest}{suffix}"'
        common = [*self.headers, ("ETag", etag)]
        content = [("Content-Type", self.content_type), ("Content-Length", str(len(body)))]
        if encoding != "identity":
            content.append(("Content-Encoding", encoding))
        return Variant(body, etag, common + content, common)


def accepted_encodings(header: str) -> frozenset[str]:
    """The names in an ``Accept-Encoding`` header that are not refused with ``q=0``."""
    found = ACCEPTED.get(header)
    if found is None:
        names = set()
        for part in header.lower().split(","):
            name, _, parameters = part.partition(";")
            if parameters.replace(" ", "").rstrip("0").rstrip(".") not in {"q=", "q=0"}:
                names.add(name.strip())
        found = frozenset(names)
        # Browsers send a handful of values; what else comes is not worth remembering.
        if len(ACCEPTED) < 100:
            ACCEPTED[header] = found
    return found


ACCEPTED: dict[str, frozenset[str]] = {}


def matches(if_none_match: str, etag: str) -> bool:
    """Whether the reader already holds this form of the response (weak comparison, as a GET asks)."""
    if if_none_match == etag or if_none_match.strip() == "*":
        return True
    return any(candidate.strip().removeprefix("W/") == etag for candidate in if_none_match.split(","))
