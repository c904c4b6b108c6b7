"""Tells every process that what it keeps may no longer be what the site says."""

from django.db import models, transaction

from page_cache import versions


def invalidate() -> None:
    """Make every cached response stale once the current transaction commits, or at once outside of one.

    Cheap enough to call for each change: within a transaction, many calls count once. Should the shared
    version be out of reach, the change is not undone: it is logged, and responses die of age.
    """
    connection = transaction.get_connection()
    if connection.in_atomic_block and any(entry[1] is versions.bump for entry in connection.run_on_commit):
        return
    transaction.on_commit(versions.bump, robust=True)


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
