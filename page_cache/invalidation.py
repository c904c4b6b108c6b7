"""Tells every process that what it keeps may no longer be what the site says."""

import atexit
from collections.abc import Callable
from threading import Lock, Timer

from django.db import models, transaction

from page_cache import versions

# What many people change at once is shown this late at most, so that they leave something to keep.
SOON_SECONDS = 8


def invalidate() -> None:
    """Make all that is kept stale once the current transaction commits, or at once outside of one.

    Cheap enough to call for each change: within a transaction, many calls count once. Should the shared
    version be out of reach, the change is not undone: it is logged, and responses die of age.
    """
    once(versions.bump)


def invalidate_contributions() -> None:
    """As ``invalidate()``, but what only the team changes (``remember_edited``) still holds.

    For what happens all day: a contribution published or withdrawn, a comment, a registration.
    """
    once(versions.bump_contributions)


def once(bump: Callable[[], None]) -> None:
    connection = transaction.get_connection()
    if connection.in_atomic_block and any(entry[1] is bump for entry in connection.run_on_commit):
        return
    transaction.on_commit(bump, robust=True)


class Later:
    """Makes cached responses stale a little later, once for all that asks meanwhile."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.timer: Timer | None = None

    def ask(self) -> None:
        with self.lock:
            if self.timer is None:
                self.timer = Timer(SOON_SECONDS, self.fire)
                self.timer.daemon = True
                self.timer.start()

    def fire(self) -> None:
        # What asks from here on waits for the next time.
        with self.lock:
            waiting, self.timer = self.timer, None
        if waiting is not None:
            waiting.cancel()
            versions.bump_contributions()


later = Later()
# A process that ends in between owes it to the others.
atexit.register(later.fire)


def invalidate_soon() -> None:
    """Make every cached response stale within ``SOON_SECONDS`` of the end of the current transaction.

    For what many people change at once, such as supports: however many they are, pages are made anew every
    few seconds only. Who made the change is shown it by an uncached page. What only the team changes holds.
    """
    transaction.on_commit(later.ask, robust=True)


def on_change(sender, **kwargs) -> None:
    # Fixtures are loaded before the site runs.
    if not kwargs.get("raw"):
        invalidate()


def watch(*watched: type[models.Model]) -> None:
    """Invalidate whenever one of these models is saved or deleted; called from ``AppConfig.ready()``.

    Writes that send no signal (``update()``, ``bulk_create()``) call ``invalidate()`` themselves.
    """
    for model in watched:
        for signal in (models.signals.post_save, models.signals.post_delete):
            signal.connect(on_change, sender=model, dispatch_uid=f"page_cache.{model._meta.label}")
