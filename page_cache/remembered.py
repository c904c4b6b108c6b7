"""What many pages read and few changes concern: the menu, the names, the vocabularies, the news, the totals.

Each process keeps it, as it keeps whole responses. A page made anew after a contribution then costs the
queries of what people wrote; one made anew after a change of the team, those of its own content.
"""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from django.conf import settings
from django.db import connection

from page_cache.versions import Version, VersionUnknown, shared_version

Value = TypeVar("Value")

# Arguments may come from addresses, which are countless.
ENTRIES_MAX = 200


def remember(function: Callable[..., Value]) -> Callable[..., Value]:
    """Keep what a function returns for each of its arguments, until anything public changes.

    For what depends on the database alone, neither on the clock nor on the reader, and that nobody
    modifies: all threads get the same object. Within a transaction, which may have changed what it reads
    before anybody may know, the function is called each time; so it is when the cache is turned off.
    """
    return keep(function, lambda version: version.current())


def remember_edited(function: Callable[..., Value]) -> Callable[..., Value]:
    """As ``remember``, for what the team alone changes: contributions come and go without its being read again."""
    return keep(function, lambda version: version.edition())


def keep(function: Callable[..., Value], number: Callable[[Version], int]) -> Callable[..., Value]:
    """Keep what a function returns as long as one of the shared numbers is the same."""
    kept: dict[Hashable, tuple[int, float, Value]] = {}

    @wraps(function)
    def remembered(*arguments: Hashable, **named: Hashable) -> Value:
        if connection.in_atomic_block or settings.PAGE_CACHE_SECONDS <= 0:
            return function(*arguments, **named)
        key = (arguments, *named.items())
        # Read before the function is called: what changes meanwhile makes the value stale at once.
        try:
            version = number(shared_version())
        except VersionUnknown:
            return function(*arguments, **named)
        known = kept.get(key)
        now = time.monotonic()
        if known is not None and known[0] == version and now < known[1]:
            return known[2]
        value = function(*arguments, **named)
        if len(kept) >= ENTRIES_MAX:
            kept.clear()
        kept[key] = (version, now + settings.PAGE_CACHE_SECONDS, value)
        return value

    return remembered
