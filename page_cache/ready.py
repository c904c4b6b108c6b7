"""Answers ready to be sent, found by the request just as it came.

The commonest request by far is a plain reading by somebody who was never here: no cookie, nothing to
compare. Its answer, once worked out, is the same until the version changes or a moment passes, so that it
needs neither its key nor its encoding nor its headers made again.
"""

from typing import NamedTuple

from page_cache.entries import Headers
from page_cache.requests import Key

ANSWERS_MAX = 1_000


class Answer(NamedTuple):
    """A whole answer but for the request's own identifier, and how long it holds (wall clock)."""

    key: Key
    version: int
    until: float
    status: str
    headers: Headers
    body: tuple[bytes]


class ReadyAnswers:
    """The answers one process has at hand, of one version only; forgotten together when there are too many
    or when their bodies, which may have left the cache meanwhile, weigh too much."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self.version = 0
        self.answers: dict[tuple, Answer] = {}

    def get(self, request: tuple | None) -> Answer | None:
        """What was kept for it; the caller judges whether it still holds."""
        return self.answers.get(request)

    def set(self, request: tuple, answer: Answer) -> None:
        size = len(answer.body[0])
        if size > self.max_bytes:
            return
        full = len(self.answers) >= ANSWERS_MAX or self.bytes + size > self.max_bytes
        if full or self.version != answer.version:
            # A new dictionary, since other threads may be reading the old one.
            self.answers = {}
            self.bytes, self.version = 0, answer.version
        self.bytes += size
        self.answers[request] = answer
