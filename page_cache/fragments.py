"""Parts of pages that cost much to write and are told whole by a few values."""

from collections.abc import Callable, Hashable

from django.conf import settings
from django.utils.safestring import SafeString


class Fragments:
    """Keeps what was written for each content, in the memory of the process.

    The key holds all that the fragment says, so that nothing ever makes it stale: a page made anew after a
    change elsewhere finds it. Not for what depends on the reader. Kept no longer than the process, which
    a new version of the code replaces; not at all when the cache is turned off.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.kept: dict[Hashable, SafeString] = {}

    def get(self, key: Hashable, write: Callable[[], SafeString]) -> SafeString:
        if settings.PAGE_CACHE_SECONDS <= 0:
            return write()
        known = self.kept.get(key)
        if known is None:
            known = write()
            if len(self.kept) >= self.most:
                self.kept.clear()
            self.kept[key] = known
        return known
