"""One thread makes a response that many ask for."""

import time
from contextlib import contextmanager
from threading import Event, Lock

from page_cache.entries import Entry
from page_cache.requests import Key


class Flight:
    """A response being made; ``entry`` is there once it has landed, if it may be kept."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.landed = Event()
        self.entry: Entry | None = None


class Flights:
    def __init__(self) -> None:
        self.lock = Lock()
        self.under_way: dict[Key, Flight] = {}

    def join(self, key: Key) -> tuple[Flight, bool]:
        """The flight under this key, and whether the caller is the one to make it."""
        with self.lock:
            flight = self.under_way.get(key)
            if flight is not None:
                return flight, False
            flight = self.under_way[key] = Flight()
            return flight, True

    @contextmanager
    def lead(self, key: Key, flight: Flight):
        """Whatever happens to the leader, those who wait go on."""
        try:
            yield
        finally:
            with self.lock:
                self.under_way.pop(key, None)
            flight.landed.set()
