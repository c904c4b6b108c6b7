"""How the work that requests leave for later is going."""

from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

LONG = timedelta(minutes=15)


def count_waiting() -> int:
    return DBTaskResult.objects.ready().count()


def waiting_too_long() -> str:
    """A sentence when a task has waited so long that no worker can be running."""
    count = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - LONG).count()
    return f"{count} tâche(s) attendent : « manage.py db_worker » tourne-t-il ?" if count else ""
