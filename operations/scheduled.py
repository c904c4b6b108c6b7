"""What must be done again and again, declared by each application and run by one command.

Several machines may run it at once: each work is claimed in the database, so that it is done once.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Thread

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone

from operations.models import CLAIM, ScheduledRun

logger = logging.getLogger(__name__)


LONGEST = timedelta(hours=2)


class Stopped(BaseException):
    """The process was told to end; no command takes it for a failure of its own."""


@dataclass(frozen=True)
class Work:
    """A management command, its options, how long passes between two runs, and how long one may last: a run that
    hangs gives its claim up then."""

    command: str
    every: timedelta
    options: dict = field(default_factory=dict)
    longest: timedelta = LONGEST


_works: dict[str, Work] = {}


def register(command: str, *, every: timedelta, longest: timedelta = LONGEST, **options) -> None:
    """Have ``run_scheduled`` call a management command at this rhythm; for ``AppConfig.ready()``."""
    _works[command] = Work(command, every, options, longest)


def hasten(command: str, *, within: timedelta) -> None:
    """Have a work done sooner than its rhythm says, since what it made is no longer true."""
    ScheduledRun.objects.hasten(command, timezone.now() + within)


def works() -> list[Work]:
    return sorted(_works.values(), key=lambda work: (work.every, work.command))


def run_due() -> dict[str, str]:
    """Run what is due and free; returns, for each work that ran, its error or an empty string."""
    now = timezone.now()
    ScheduledRun.objects.bulk_create(
        [ScheduledRun(name=work.command, due_at=now) for work in works()], ignore_conflicts=True
    )
    results = {}
    for work in works():
        claimed_at = timezone.now()
        if ScheduledRun.objects.claim(work.command, claimed_at):
            results[work.command] = run(work, claimed_at)
    return results


def run(work: Work, claimed_at: datetime) -> str:
    error = ""
    try:
        with renewed(work, claimed_at):
            call_command(work.command, **work.options)
    except SystemExit as stop:
        error = f"code de sortie {stop.code}" if stop.code else ""
    except Exception as failure:
        logger.exception("Scheduled work %s failed", work.command)
        error = str(failure) or type(failure).__name__
    except BaseException:
        release(work, claimed_at)
        raise
    ScheduledRun.objects.finish(work.command, claimed_at, timezone.now(), every=work.every, error=error)
    return error


@contextmanager
def renewed(work: Work, claimed_at: datetime) -> Iterator[None]:
    """Keep the claim as long as this process lives and the work may last."""
    done = Event()

    def renew() -> None:
        try:
            while not done.wait(CLAIM.total_seconds() / 3):
                now = timezone.now()
                if now > claimed_at + work.longest:
                    return
                try:
                    if not ScheduledRun.objects.renew(work.command, claimed_at, now):
                        return
                except DatabaseError as error:
                    logger.warning("The claim of %s could not be renewed: %s", work.command, error)
                    connection.close()
        finally:
            connection.close()

    thread = Thread(target=renew, daemon=True, name=f"claim of {work.command}")
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def release(work: Work, claimed_at: datetime) -> None:
    """Stopped in the middle: what it was doing is undone, and the next process need not wait."""
    try:
        # The stop may have come between two words of a conversation with the database.
        connection.close()
        ScheduledRun.objects.release(work.command, claimed_at)
    except DatabaseError as error:
        logger.warning("The claim of %s ends in %s: %s", work.command, CLAIM, error)


def late() -> list[str]:
    """The works that failed last time, or that nobody has done long after they were due."""
    limit = timezone.now() - timedelta(minutes=30)
    runs = ScheduledRun.objects.filter(name__in=[work.command for work in works()])
    return [run.name for run in runs if run.error or run.due_at < limit]
