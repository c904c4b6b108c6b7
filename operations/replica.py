"""Public pages read from a replica of the database, and never an older state than the one they must show.

A page made anew after a change would be kept with the old words if the replica had not received the change
yet. So the replica serves a request only once it has replayed all that the primary had written when the
request came: two short queries that touch no table, against all those of the page.
"""

import time
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse

PRIMARY = "default"
REPLICA = "replica"
# A replica on the same network is a few milliseconds behind; one that needs longer is not waited for.
ATTEMPTS = 3
PAUSE = 0.01

_reads_from_replica: ContextVar[bool] = ContextVar("reads_from_replica", default=False)


class Router:
    """Everything goes to the primary, save what a public page reads outside a transaction."""

    def db_for_read(self, model, **hints) -> str:
        if _reads_from_replica.get() and not connections[PRIMARY].in_atomic_block:
            return REPLICA
        return PRIMARY

    def db_for_write(self, model, **hints) -> str:
        return PRIMARY

    def allow_relation(self, one, other, **hints) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints) -> bool | None:
        return False if db == REPLICA else None


def is_caught_up() -> bool:
    """Whether the replica has replayed what was committed on the primary until now. Two queries, or a few more.

    It relies on ``synchronous_commit``, on by default: a transaction is on the disk before it is said done.
    """
    with connections[PRIMARY].cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_flush_lsn()")
        [position] = cursor.fetchone()
    try:
        with connections[REPLICA].cursor() as cursor:
            for attempt in range(ATTEMPTS):
                if attempt:
                    time.sleep(PAUSE)
                cursor.execute("SELECT coalesce(pg_last_wal_replay_lsn() >= %s::pg_lsn, false)", [position])
                if cursor.fetchone()[0]:
                    return True
    except DatabaseError:
        connections[REPLICA].close()
    return False


def is_public_reading(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path.startswith(settings.ADMIN_PATH)
    )


def read_from_replica(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware that lets a public page read from the replica when that is safe."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_public_reading(request) or not is_caught_up():
            return get_response(request)
        token = _reads_from_replica.set(True)
        try:
            return get_response(request)
        finally:
            _reads_from_replica.reset(token)

    return middleware
