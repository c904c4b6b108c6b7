"""The responses one process keeps, within a bound of bytes and of entries."""

from collections import OrderedDict
from threading import Lock

from page_cache.entries import Entry
from page_cache.requests import Key


class Memory:
    """Forgets what was asked for least recently. Reading takes no lock: under contention a read is only
    remembered less precisely."""

    def __init__(self, *, max_bytes: int, max_entries: int) -> None:
        self.max_bytes = max_bytes
        self.max_entries = max_entries
        self.entries: OrderedDict[Key, Entry] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()

    def get(self, key: Key) -> Entry | None:
        entry = self.entries.get(key)
        if entry is not None:
            try:
                self.entries.move_to_end(key)
            except KeyError:
                pass  # Forgotten by another thread in between; what was read still holds.
        return entry

    def set(self, key: Key, entry: Entry) -> None:
        with self.lock:
            self.remove(key)
            if entry.size > self.max_bytes:
                return
            self.entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self.max_bytes or len(self.entries) > self.max_entries:
                self.remove(next(iter(self.entries)))

    def remove(self, key: Key) -> None:
        old = self.entries.pop(key, None)
        if old is not None:
            self.bytes -= old.size

    def forget(self, key: Key) -> None:
        if key in self.entries:
            with self.lock:
                self.remove(key)

    def __len__(self) -> int:
        return len(self.entries)
