"""The responses that several machines share in Redis; out of reach or unreadable, they are merely missing."""

import hashlib
import logging

from django.core.cache import BaseCache

from page_cache.entries import Entry
from page_cache.requests import Key

logger = logging.getLogger(__name__)


def name_of(key: Key) -> str:
    return hashlib.blake2b(repr(key).encode(), digest_size=16).hexdigest()


class SharedPages:
    """One per process. Every method logs a failure of the cache instead of raising it."""

    def __init__(self, cache: BaseCache, *, longest: int) -> None:
        self.cache = cache
        self.longest = longest

    def get(self, key: Key) -> Entry | None:
        try:
            return self.cache.get(f"page_cache:{name_of(key)}")
        except Exception:
            logger.exception("The shared pages cannot be read")
            return None

    def set(self, key: Key, entry: Entry) -> None:
        try:
            self.cache.set(f"page_cache:{name_of(key)}", entry, timeout=self.longest)
        except Exception:
            logger.exception("The shared pages cannot be written")

    def is_first(self, key: Key, version: int, *, seconds: int) -> bool:
        """Whether no other machine is making this page now."""
        try:
            return self.cache.add(f"page_cache.lock:{version}:{name_of(key)}", True, timeout=seconds)
        except Exception:
            logger.exception("The shared pages cannot be locked")
            return True
