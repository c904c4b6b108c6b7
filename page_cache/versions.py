"""One number that every process compares before it trusts what it keeps, and that a change replaces.

Processes of one machine share it in a small file mapped into memory, which costs less to read than a
system call. Several machines share it in Redis, through ``CACHE_URL``. It is drawn at random: only
whether it is still the same matters, so that two changes at once need no lock.
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
CACHE_KEY = "page_cache.version"
BELIEVED = 0.05


def new_version() -> int:
    return secrets.randbits(63)


class Version(Protocol):
    def current(self) -> int: ...

    def replace(self) -> None: ...


class FileVersion:
    """Shared by the processes of one machine. Raises ``OSError`` when the file cannot be written."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.ftruncate(descriptor, NUMBER.size)
            self.memory = mmap.mmap(descriptor, NUMBER.size)
        finally:
            os.close(descriptor)

    def current(self) -> int:
        return NUMBER.unpack_from(self.memory)[0]

    def replace(self) -> None:
        NUMBER.pack_into(self.memory, 0, new_version())


class CacheVersion:
    """Shared by several machines through Django's cache.

    What was read is believed for ``BELIEVED`` seconds, since a round trip costs more than the whole answer
    from memory: so late at most does one machine learn of a change made on another.
    """

    def __init__(self, shared: BaseCache) -> None:
        self.shared = shared
        self.known: tuple[int, float] = (0, 0.0)

    def current(self) -> int:
        version, until = self.known
        now = time.monotonic()
        if now >= until:
            version = self.shared.get_or_set(CACHE_KEY, new_version, timeout=None)
            self.known = (version, now + BELIEVED)
        return version

    def replace(self) -> None:
        self.shared.set(CACHE_KEY, new_version(), timeout=None)
        self.known = (0, 0.0)


@cache
def shared_version() -> Version:
    """The version this site's processes share, as the settings say."""
    shared = caches["default"]
    if isinstance(shared, LocMemCache):
        return FileVersion(Path(settings.PAGE_CACHE_VERSION_FILE))
    return CacheVersion(shared)


def bump() -> None:
    shared_version().replace()


def forget_version(*, setting: str, **kwargs) -> None:
    if setting in {"PAGE_CACHE_VERSION_FILE", "CACHES"}:
        shared_version.cache_clear()


setting_changed.connect(forget_version)
