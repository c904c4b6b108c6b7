"""What nearly every page reads and nearly nothing changes: the menu, the names, the vocabularies.

Each process keeps it as it keeps whole responses, until anything public changes. A page made anew after a
change then costs the queries of its own content, and those of its frame only once.
"""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from django.conf import settings
from django.db import connection

from page_cache.versions import shared_version

Value = TypeVar("Value")

# Arguments may come from addresses, which are countless.
ENTRIES_MAX = 200


def remember(function: Callable[..., Value]) -> Callable[..., Value]:
    """Keep what a function returns for each of its arguments, until anything public changes.

    For what depends on the database alone, neither on the clock nor on the reader, and that nobody
    modifies: all threads get the same object. Within a transaction, which may have changed what it reads
    before anybody may know, the function is called each time; so it is when the cache is turned off.
    """
    kept: dict[tuple[Hashable, ...], tuple[int, float, Value]] = {}

    @wraps(function)
    def remembered(*arguments: Hashable) -> Value:
        if connection.in_atomic_block or settings.PAGE_CACHE_SECONDS <= 0:
            return function(*arguments)
        # Read before the function is called: what changes meanwhile makes the value stale at once.
        version = shared_version().current()
        known = kept.get(arguments)
        now = time.monotonic()
        if known is not None and known[0] == version and now < known[1]:
            return known[2]
        value = function(*arguments)
        if len(kept) >= ENTRIES_MAX:
            kept.clear()
        kept[arguments] = (version, now + settings.PAGE_CACHE_SECONDS, value)
        return value

    return remembered
