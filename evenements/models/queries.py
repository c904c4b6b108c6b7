"""Which events are to come and which are over, decided in one place."""

from __future__ import annotations

import datetime

from django.utils import timezone
from wagtail.models import PageQuerySet


def start_of_day(now: datetime.datetime | None = None) -> datetime.datetime:
    """Midnight, in metropolitan France, of the day a moment falls on."""
    local = timezone.localtime(now)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


class EvenementQuerySet(PageQuerySet):
    """An event is to come until the end of its last day, then over: never both, never neither."""

    def upcoming(self, now: datetime.datetime | None = None) -> EvenementQuerySet:
        return self.filter(end_date__gte=start_of_day(now)).order_by("start_date", "pk")

    def past(self, now: datetime.datetime | None = None) -> EvenementQuerySet:
        return self.filter(end_date__lt=start_of_day(now)).order_by("-start_date", "-pk")

    def for_card(self) -> EvenementQuerySet:
        """With all that a card of an event shows, so that a list costs the same whatever its length."""
        return self.select_related("region").defer_streamfields()
