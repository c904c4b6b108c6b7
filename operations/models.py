from datetime import datetime, timedelta

from django.db import models
from django.db.models import Case, F, Q, Value, When

# A process that died leaves its claim behind; another takes the work over after this long. One that is at it
# renews its claim meanwhile, so that it fits a work of a second and one of an hour.
CLAIM = timedelta(seconds=90)
RETRY = timedelta(minutes=10)


class ScheduledRunQuerySet(models.QuerySet):
    def claim(self, name: str, now: datetime) -> bool:
        """Take the work ``name`` if it is due and nobody is at it; one statement, so that two never both do."""
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=now)
        return bool(
            self.filter(free, name=name, due_at__lte=now).update(claimed_until=now + CLAIM, started_at=now)
        )

    def hasten(self, name: str, due_at: datetime) -> None:
        """Have the work done by then; again, if somebody is at it."""
        self.filter(Q(due_at__gt=due_at) | Q(claimed_until__isnull=False), name=name).update(due_at=due_at)

    def held(self, name: str, since: datetime) -> "ScheduledRunQuerySet":
        """The work, as long as it is still the one claimed then: whoever was too slow has lost it to another."""
        return self.filter(name=name, started_at=since, claimed_until__isnull=False)

    def renew(self, name: str, since: datetime, now: datetime) -> bool:
        """Keep the claim for as long again; whether it was still held."""
        return bool(self.held(name, since).update(claimed_until=now + CLAIM))

    def release(self, name: str, since: datetime) -> None:
        """Leave the work, still due, to whoever comes next."""
        self.held(name, since).update(claimed_until=None)

    def finish(self, name: str, since: datetime, now: datetime, *, every: timedelta, error: str = "") -> None:
        """Say how it went. After a failure the work is due again soon, whatever its rhythm."""
        changes = {"error": error[:300], "claimed_until": None}
        due_at = now + (min(every, RETRY) if error else every)
        # What was asked for while it ran is not done yet.
        changes["due_at"] = Case(When(due_at__gt=since, then=F("due_at")), default=Value(due_at))
        if not error:
            changes["finished_at"] = now
        self.held(name, since).update(**changes)


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
