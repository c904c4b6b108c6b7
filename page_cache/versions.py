"""Two numbers that every process compares before it trusts what it keeps, and that changes replace.

The version is replaced by every change and stands for whole pages. The edition is replaced by those of the
team alone (pages, menu, vocabularies, settings) and stands for the parts in which nobody else has a say:
on a busy day a contribution is published every few seconds, and they outlive it.

Processes of one machine share them in a small file mapped into memory, which costs less to read than a
system call. Several machines share them in Redis, through ``CACHE_URL``. They are drawn at random: only
whether they are still the same matters, so that two changes at once need no lock.
"""

import logging
import mmap
import os
import secrets
import struct
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.signals import setting_changed

from operations.shared_cache import CacheAway

logger = logging.getLogger(__name__)

NUMBER = struct.Struct("=q")
VERSION_KEY = "page_cache.version"
EDITION_KEY = "page_cache.edition"
BELIEVED = 0.05


def new_version() -> int:
    return secrets.randbits(63)


class VersionUnknown(Exception):
    """Nobody can say whether what is kept still holds: it is neither sent nor added to."""


class Version(Protocol):
    """Reading either number may raise ``VersionUnknown``."""

    def current(self) -> int: ...

    def edition(self) -> int: ...

    def replace(self, *, edition: bool = True) -> None:
        """Make whole pages stale, and unless told otherwise what only the team changes."""


class FileVersion:
    """Shared by the processes of one machine. Raises ``OSError`` when the file cannot be written."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, 2 * NUMBER.size)
            self.memory = mmap.mmap(descriptor, 2 * NUMBER.size)
        finally:
            os.close(descriptor)

    def current(self) -> int:
        return NUMBER.unpack_from(self.memory)[0]

    def edition(self) -> int:
        return NUMBER.unpack_from(self.memory, NUMBER.size)[0]

    def replace(self, *, edition: bool = True) -> None:
        # The edition first: a page made under the new version must not find what was kept under the old edition.
        if edition:
            NUMBER.pack_into(self.memory, NUMBER.size, new_version())
        NUMBER.pack_into(self.memory, 0, new_version())


class CacheVersion:
    """Shared by several machines through Django's cache.

    What was read is believed for ``BELIEVED`` seconds, since a round trip costs more than the whole answer
    from memory: so late at most does one machine learn of a change made on another. A change made while the
    cache is away is owed to the others, and told as soon as it answers.
    """

    def __init__(self, shared: BaseCache) -> None:
        # "Missing" is an answer here: it must not come from a cache that has said nothing.
        self.shared = getattr(shared, "strict", shared)
        self.known: tuple[int, int, float] = (0, 0, 0.0)
        self.owed: frozenset[str] = frozenset()
        self.owing = Lock()

    def current(self) -> int:
        return self.both()[0]

    def edition(self) -> int:
        return self.both()[1]

    def both(self) -> tuple[int, int, float]:
        """The version and the edition, and until when they are believed; one round trip when they are not."""
        known = self.known
        now = time.monotonic()
        if now >= known[2]:
            try:
                self.pay()
                found = self.shared.get_many([VERSION_KEY, EDITION_KEY])
                version, edition = (
                    found.get(key) or self.shared.get_or_set(key, new_version, timeout=None)
                    for key in (VERSION_KEY, EDITION_KEY)
                )
            except CacheAway as error:
                raise VersionUnknown from error
            known = self.known = (version, edition, now + BELIEVED)
        return known

    def replace(self, *, edition: bool = True) -> None:
        keys = {EDITION_KEY, VERSION_KEY} if edition else {VERSION_KEY}
        try:
            self.tell(keys)
        except CacheAway:
            logger.warning("A change cannot be told to other machines yet; pages are not kept meanwhile")
            with self.owing:
                self.owed |= keys
        self.known = (0, 0, 0.0)

    def tell(self, keys: Iterable[str]) -> None:
        self.shared.set_many({key: new_version() for key in keys}, timeout=None)

    def pay(self) -> None:
        """Tell the changes that could not be told; nothing to do, most of the time."""
        if self.owed:
            with self.owing:
                self.tell(self.owed)
                self.owed = frozenset()


@cache
def shared_version() -> Version:
    """The numbers this site's processes share, as the settings say."""
    shared = caches["default"]
    if isinstance(shared, LocMemCache):
        return FileVersion(Path(settings.PAGE_CACHE_VERSION_FILE))
    return CacheVersion(shared)


def bump() -> None:
    """After a change of the team, or one that may be."""
    shared_version().replace()


def bump_contributions() -> None:
    """After a change of what people wrote or support."""
    shared_version().replace(edition=False)


def forget_version(*, setting: str, **kwargs) -> None:
    if setting in {"PAGE_CACHE_VERSION_FILE", "CACHES"}:
        shared_version.cache_clear()


setting_changed.connect(forget_version)
