"""How the work that requests leave for later is going, and what becomes of one whose process died."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, TaskResultStatus

# Longer than any task lasts: what has run since then has lost its process.
LONG = timedelta(minutes=15)
# Done again when its process died, so that each task must bear to be done twice; not for ever, since it may be
# what kills the process.
TRIES = 3


class Interrupted(Exception):
    """The process that was at a task died."""


INTERRUPTED = f"{Interrupted.__module__}.{Interrupted.__qualname__}"


def count_waiting() -> int:
    return DBTaskResult.objects.ready().count()


def waiting_too_long() -> str:
    """A sentence when a task has waited so long that no worker can be running."""
    count = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LONG).count()
    return f"{count} tâche(s) attendent : « manage.py db_worker » tourne-t-il ?" if count else ""


def given_up_lately() -> str:
    """A sentence when tasks of the last day were given up, since each process that was at them died."""
    since = timezone.now() - timedelta(days=1)
    tasks = DBTaskResult.objects.failed().filter(exception_class_path=INTERRUPTED, finished_at__gte=since)
    names = sorted({task.task_name for task in tasks})
    return f"Interrompues {TRIES} fois, abandonnées : {', '.join(names)}." if names else ""


def lost(now: datetime) -> "QuerySet[DBTaskResult]":
    """What has been running for so long that its process is dead."""
    return DBTaskResult.objects.running().filter(started_at__lt=now - LONG)


def left_by(worker_id: str) -> "QuerySet[DBTaskResult]":
    """What a worker that is at nothing was at."""
    tasks = DBTaskResult.objects.running()
    return tasks.filter(pk__in=[task.pk for task in tasks if task.worker_ids[-1:] == [worker_id]])


def resume(tasks: "QuerySet[DBTaskResult]") -> int:
    """Give interrupted tasks to the next worker, or say that they failed; returns how many there were."""
    found = list(tasks)
    for task in found:
        changes = {"status": TaskResultStatus.READY}
        if len(task.worker_ids) >= TRIES:
            changes = {
                "status": TaskResultStatus.FAILED,
                "finished_at": timezone.now(),
                "exception_class_path": INTERRUPTED,
                "traceback": f"Le processus s’est arrêté {TRIES} fois pendant ce travail.",
            }
        # As it was seen: its worker, were it only slow, may have ended it meanwhile.
        still = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        still.update(**changes)
    return len(found)
