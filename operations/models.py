from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

# A process that died leaves its claim behind; another takes the work over after this long.
CLAIM = timedelta(hours=1)
RETRY = timedelta(minutes=10)


class ScheduledRunQuerySet(models.QuerySet):
    def claim(self, name: str, now: datetime) -> bool:
        """Take the work ``name`` if it is due and nobody is at it; one statement, so that two never both do."""
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
        return bool(
            self.filter(free, name=name, due_at__lte=now).update(claimed_until=now + CLAIM, started_at=now)
        )


class ScheduledRun(models.Model):
    """When a scheduled work was last done, and when it is due again."""

    name = models.CharField("travail", max_length=80, primary_key=True)
    due_at = models.DateTimeField("prochain passage")
    started_at = models.DateTimeField("commencé", null=True)
    finished_at = models.DateTimeField("terminé", null=True)
    claimed_until = models.DateTimeField("réservé jusqu’à", null=True)
    error = models.CharField("erreur", max_length=300, blank=True)

    objects = ScheduledRunQuerySet.as_manager()

    class Meta:
        verbose_name = "travail programmé"
        verbose_name_plural = "travaux programmés"

    def __str__(self) -> str:
        return self.name

    def finish(self, now: datetime, *, every: timedelta, error: str = "") -> None:
        """Say how it went. After a failure the work is due again soon, whatever its rhythm."""
        self.error = error[:300]
        self.claimed_until = None
        self.due_at = now + (min(every, RETRY) if error else every)
        if not error:
            self.finished_at = now
        self.save(update_fields=["error", "claimed_until", "due_at", "finished_at"])
