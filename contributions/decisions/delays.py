"""How long people wait for a decision, day by day: counted once a day is over, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from contributions.decisions.models import JourDeModeration
from contributions.propositions.models import Proposition, Transition

DAYS = 30
# What was decided just before midnight can still be taken back just after.
SETTLED = timedelta(minutes=1)


@dataclass(frozen=True)
class Day:
    """A day's figures, and how many received that day still wait now."""

    figures: JourDeModeration
    waiting: int


@dataclass(frozen=True)
class Delays:
    """The last days, the newest first, and the queue as it stands."""

    days: Sequence[Day]
    waiting: int
    waiting_before: int
    oldest: datetime | None

    @classmethod
    def load(cls, days: int = DAYS) -> "Delays":
        """Six queries; two more for each day that nobody has looked at since it ended, and one to keep them."""
        today = timezone.localdate()
        wanted = [today - timedelta(days=age) for age in range(days)]
        known = JourDeModeration.objects.in_bulk(wanted)
        settled = timezone.localtime() - SETTLED
        new = []
        for day in wanted:
            if day not in known:
                known[day] = count(day)
                if day < settled.date():
                    new.append(known[day])
        JourDeModeration.objects.bulk_create(new, ignore_conflicts=True)
        waiting = waiting_since(wanted[-1])
        queue = Proposition.objects.to_moderate()
        before = queue.filter(submitted_at__lt=midnight(wanted[-1])).order_by().count()
        return cls(
            [Day(known[day], waiting.get(day, 0)) for day in wanted],
            sum(waiting.values()) + before,
            before,
            queue.values_list("submitted_at", flat=True).first(),
        )


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def count(day: date) -> JourDeModeration:
    """What was received and first decided on a day; two queries, each over that day's part of an index."""
    start, end = midnight(day), midnight(day + timedelta(days=1))
    received = Proposition.objects.filter(submitted_at__gte=start, submitted_at__lt=end).count()
    decisions = Transition.objects.first_decisions().filter(date__gte=start, date__lt=end)
    delays = sorted(
        decided - submitted
        for decided, submitted in decisions.values_list("date", "proposition__submitted_at")
    )
    return JourDeModeration(
        day=day,
        received=received,
        decided=len(delays),
        median=share_of(delays, 0.5),
        ninetieth=share_of(delays, 0.9),
    )


def share_of(delays: Sequence[timedelta], share: float) -> timedelta | None:
    """The delay that a share of the decisions did not exceed."""
    if not delays:
        return None
    return delays[max(0, ceil(len(delays) * share) - 1)]


def waiting_since(day: date) -> dict[date, int]:
    rows = Proposition.objects.to_moderate().filter(submitted_at__gte=midnight(day)).order_by()
    return dict(rows.annotate(day=TruncDate("submitted_at")).values_list("day").annotate(total=Count("pk")))


def forget() -> None:
    """Count the past days again: something dated in the past has been stored."""
    JourDeModeration.objects.all().delete()
