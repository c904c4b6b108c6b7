"""Which events are to come and which are over, decided in one place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import transaction
from django.db.models import Case, Count, F, Model, OuterRef, Q, Subquery, Sum, TextField, Value, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.query import ModelIterable
from django.utils import timezone
from wagtail.models import PageQuerySet

from editorial.lists import Named
from editorial.private_django import made_by
from editorial.visibility import public
from vocabulaires import cached


def start_of_day(now: datetime.datetime | None = None) -> datetime.datetime:
    """Midnight, in metropolitan France, of the day a moment falls on."""
    local = timezone.localtime(now)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in metropolitan France."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


Row = TypeVar("Row", bound=Model)

# The forty other columns of a page would be read for nothing.
CARD_FIELDS = (
    "title", "url_path", "start_date", "end_date", "time_zone", "translation_key", "place", "format", "state",
    "region",
)  # fmt: skip


def placed(rows: Iterable[Row]) -> Iterator[Row]:
    """Events with the région and the académie of the remembered vocabularies, rather than joined and made anew."""
    _, regions = cached.rows_by_key()
    academies = cached.academies()
    for row in rows:
        # What was added a moment ago is read when it is asked for.
        if region := regions.get(row.region_id):
            row.region = region
        if academie := academies.get(row.academie_id):
            row.academie = academie
        yield row


class PlacedRows(ModelIterable):
    """Rows as ``placed()`` makes them."""

    def __iter__(self):
        return placed(super().__iter__())


class EvenementQuerySet(PageQuerySet):
    """An event is to come until the end of its last day, then over: never both, never neither."""

    @transaction.atomic
    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        """What refuses the deletion leaves the tree as it was."""
        return super().delete(*args, **kwargs)

    def upcoming(self, now: datetime.datetime | None = None) -> EvenementQuerySet:
        return self.filter(end_date__gte=start_of_day(now)).order_by("start_date", "pk")

    def past(self, now: datetime.datetime | None = None) -> EvenementQuerySet:
        return self.filter(end_date__lt=start_of_day(now)).order_by("-start_date", "-pk")

    def upcoming_first(self, now: datetime.datetime | None = None) -> EvenementQuerySet:
        """The next one first; then, after the last to come, the past ones from the latest back."""
        to_come = Q(end_date__gte=start_of_day(now))
        return self.order_by(
            Case(When(to_come, then=Value(0)), default=Value(1)),
            Case(When(to_come, then=F("start_date"))),
            "-start_date",
            "pk",
        )

    def totals(self, now: datetime.datetime | None = None) -> dict[str, int]:
        """How many are ``upcoming`` and how many ``past``; one query."""
        today = start_of_day(now)
        return self.aggregate(
            upcoming=Count("pk", filter=Q(end_date__gte=today)),
            past=Count("pk", filter=Q(end_date__lt=today)),
        )

    def without_minutes(self, now: datetime.datetime | None = None) -> EvenementQuerySet:
        """Those that were held and that nobody has told of yet, the latest first."""
        held = self.live().past(now).exclude(state__in=["annulee", "reportee"])
        return held.alias(written=Cast("minutes", TextField())).filter(written__in=["", "[]"])

    def by_region(self, now: datetime.datetime | None = None) -> dict[int, dict[str, int]]:
        """For each région that has some: how many ``events``, those ``upcoming``, and ``participants``; one query.

        Cancelled events count for nothing.
        """
        today = start_of_day(now)
        rows = self.visible().exclude(state="annulee").exclude(region=None).order_by().values("region")
        rows = rows.annotate(
            events=Count("pk"),
            upcoming=Count("pk", filter=Q(end_date__gte=today)),
            participants=Coalesce(Sum("attendance"), 0),
        )
        return {row.pop("region"): row for row in rows}

    def filed_under(
        self, *, axe: Named | None = None, theme: Named | None = None, partenaire: Named | None = None
    ) -> EvenementQuerySet:
        """Those of an axis, a theme and a partner, for each that is given."""
        wanted = {"axes": axe, "themes": theme, "partenaires": partenaire}
        return self.filter(**{name: row.pk for name, row in wanted.items() if row})

    def held_in(
        self, *, region: Named | None = None, academie: Named | None = None, format: str | None = None
    ) -> EvenementQuerySet:
        """Those of a region, an académie and a format, for each that is given."""
        wanted = {"region": region, "academie": academie}
        events = self.filter(**{name: row.pk for name, row in wanted.items() if row})
        return events.filter(format=format) if format else events

    def between(
        self, first: datetime.date | None = None, last: datetime.date | None = None
    ) -> EvenementQuerySet:
        """Those that take place from a day to another, both included, for each that is given.

        Days of metropolitan France for the database; clocks elsewhere differ by half a day at most.
        """
        events = self
        if first:
            events = events.filter(end_date__gte=midnight(first))
        if last:
            events = events.filter(start_date__lt=midnight(last + datetime.timedelta(days=1)))
        return events

    def among(self, pks: Iterable[int] | None) -> EvenementQuerySet:
        """Those found by a search; all of them when nothing was searched for."""
        return self if pks is None else self.filter(pk__in=pks)

    def visible(self) -> EvenementQuerySet:
        """Those that anyone may read."""
        return public(self)

    def placed(self) -> EvenementQuerySet:
        """With the région and the académie of each, found in memory."""
        return made_by(self, PlacedRows)

    def for_card(self) -> EvenementQuerySet:
        """With all that a card of an event shows, so that a list costs the same whatever its length."""
        sessions = self.model._meta.get_field("seances").related_model.objects.filter(
            evenement=OuterRef("pk")
        )
        total = sessions.order_by().values("evenement").annotate(n=Count("pk")).values("n")
        return self.only(*CARD_FIELDS).annotate(session_total=Subquery(total))
