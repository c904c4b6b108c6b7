"""How many places an event has left, and who gets the next one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from evenements.inscriptions.choices import HOLDING, State
from evenements.inscriptions.models import Inscription

if TYPE_CHECKING:
    from evenements.models.registration import Registrable


@dataclass(frozen=True)
class Places:
    """The places of one way to come."""

    attendance: str
    label: str
    capacity: int | None
    confirmed: int
    waiting: int
    kept: int = 0

    @property
    def free(self) -> int | None:
        """How many places are neither taken nor kept; ``None`` when they are not limited."""
        return None if self.capacity is None else max(self.capacity - self.confirmed - self.kept, 0)

    @property
    def is_full(self) -> bool:
        """Whether who comes now waits: no place is left, or others wait already."""
        return self.capacity is not None and (self.free == 0 or self.waiting > 0)


def places_of(event: Registrable) -> list[Places]:
    """The places of each way to come; one query."""
    counted = Q(state__in=HOLDING) | Q(state=State.RETENUE, held_until__gt=timezone.now())
    rows = Inscription.objects.filter(counted, evenement=event.registered_at).order_by()
    counts = Counter(
        {
            (attendance, state): n
            for attendance, state, n in rows.values_list("attendance", "state").annotate(n=Count("pk"))
        }
    )
    return [
        Places(
            attendance.value,
            attendance.label,
            event.capacity(attendance),
            counts[attendance, State.CONFIRMEE],
            counts[attendance, State.EN_ATTENTE],
            counts[attendance, State.RETENUE],
        )
        for attendance in event.attendances
    ]
