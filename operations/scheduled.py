"""What must be done again and again, declared by each application and run by one command.

Several machines may run it at once: each work is claimed in the database, so that it is done once.
"""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from operations.models import ScheduledRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """A management command, its options, and how long passes between two runs."""

    command: str
    every: timedelta
    options: dict = field(default_factory=dict)


_works: dict[str, Work] = {}


def register(command: str, *, every: timedelta, **options) -> None:
    """Have ``run_scheduled`` call a management command at this rhythm; for ``AppConfig.ready()``."""
    _works[command] = Work(command, every, options)


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
        if ScheduledRun.objects.claim(work.command, timezone.now()):
            results[work.command] = run(work)
    return results


def run(work: Work) -> str:
    error = ""
    try:
        call_command(work.command, **work.options)
    except SystemExit as stop:
        error = f"code de sortie {stop.code}" if stop.code else ""
    except Exception as failure:
        logger.exception("Scheduled work %s failed", work.command)
        error = str(failure) or type(failure).__name__
    ScheduledRun.objects.get(pk=work.command).finish(timezone.now(), every=work.every, error=error)
    return error


def late() -> list[str]:
    """The works that failed last time, or that nobody has done long after they were due."""
    limit = timezone.now() - timedelta(minutes=30)
    runs = ScheduledRun.objects.filter(name__in=[work.command for work in works()])
    return [run.name for run in runs if run.error or run.due_at < limit]
