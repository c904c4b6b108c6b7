"""Two numbers that every process compares before it trusts what it keeps, and that changes replace.

The version is replaced by every change and stands for whole pages. The edition is replaced by those of the
team alone (pages, menu, vocabularies, settings) and stands for the parts in which nobody else has a say:
on a busy day a contribution is published every few seconds, and they outlive it.

Processes of one machine share them in a small file mapped into memory, which costs less to read than a
system call. Several machines share them in Redis, through ``CACHE_URL``. They are drawn at random: only
whether they are still the same matters, so that two changes at once need no lock.
"""

import mmap
import os
import secrets
import struct
import time
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.cache import BaseCache, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.signals import setting_changed

NUMBER = struct.Struct("=q")
VERSION_KEY = "page_cache.version"
EDITION_KEY = "page_cache.edition"
BELIEVED = 0.05


def new_version() -> int:
    return secrets.randbits(63)


class Version(Protocol):
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
    from memory: so late at most does one machine learn of a change made on another.
    """

    def __init__(self, shared: BaseCache) -> None:
        self.shared = shared
        self.known: tuple[int, int, float] = (0, 0, 0.0)

    def current(self) -> int:
        return self.both()[0]

    def edition(self) -> int:
        return self.both()[1]

    def both(self) -> tuple[int, int, float]:
        """The version and the edition, and until when they are believed; one round trip when they are not."""
        known = self.known
        now = time.monotonic()
        if now >= known[2]:
            found = self.shared.get_many([VERSION_KEY, EDITION_KEY])
            version, edition = (
                found.get(key) or self.shared.get_or_set(key, new_version, timeout=None)
                for key in (VERSION_KEY, EDITION_KEY)
            )
            known = self.known = (version, edition, now + BELIEVED)
        return known

    def replace(self, *, edition: bool = True) -> None:
        keys = [EDITION_KEY, VERSION_KEY] if edition else [VERSION_KEY]
        self.shared.set_many({key: new_version() for key in keys}, timeout=None)
        self.known = (0, 0, 0.0)


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
