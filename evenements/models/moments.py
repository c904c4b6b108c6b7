"""When an event takes place, in the clock of its place."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from editorial import dates
from evenements.models.queries import start_of_day
from evenements.recurrence import days_until


@dataclass(frozen=True)
class Occurrence:
    """One of the times an event is held, in the clock of its place; ``uid`` stays whatever becomes of it."""

    start: datetime.datetime
    end: datetime.datetime
    uid: str
    label: str = ""

    @property
    def when_words(self) -> str:
        return dates.moments(self.start, self.end)


class Held(models.Model):
    """The two moments of an event and how they read.

    They are stored with their time zone; ``time_zone`` says in which clock people read them and in which
    the editors type them. When an event has sessions, they are the first one's start and the last one's end.
    """

    class TimeZone(models.TextChoices):
        """The clocks of the régions académiques."""

        PARIS = "Europe/Paris", "France métropolitaine (Paris)"
        GUADELOUPE = "America/Guadeloupe", "Guadeloupe"
        MARTINIQUE = "America/Martinique", "Martinique"
        GUYANE = "America/Cayenne", "Guyane"
        REUNION = "Indian/Reunion", "La Réunion"
        MAYOTTE = "Indian/Mayotte", "Mayotte"

    # How people say each clock, after « heure ».
    CLOCK_NAMES = {
        TimeZone.PARIS: "de Paris",
        TimeZone.GUADELOUPE: "de la Guadeloupe",
        TimeZone.MARTINIQUE: "de la Martinique",
        TimeZone.GUYANE: "de la Guyane",
        TimeZone.REUNION: "de La Réunion",
        TimeZone.MAYOTTE: "de Mayotte",
    }

    start_date = models.DateTimeField("début")
    end_date = models.DateTimeField("fin", db_index=True)
    time_zone = models.CharField(
        "heure locale",
        max_length=40,
        choices=TimeZone,
        default=TimeZone.PARIS,
        help_text="Saisissez le début et la fin à l’heure de ce lieu.",
    )

    class Meta:
        abstract = True

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def local_start(self) -> datetime.datetime:
        return timezone.localtime(self.start_date, self.zone)

    @property
    def local_end(self) -> datetime.datetime:
        return timezone.localtime(self.end_date, self.zone)

    @property
    def occurrences(self) -> list[Occurrence]:
        """Every time it is held: its sessions, or itself; one query unless they were read with it.

        An event of one day is one time, whatever its sessions, and asks nothing.
        """
        whole = Occurrence(self.local_start, self.local_end, str(self.translation_key))
        if self.is_on_one_day:
            return [whole]
        sessions = [session.occurrence(self.zone, self.translation_key) for session in self.seances.all()]
        return sorted(sessions, key=lambda session: session.start) or [whole]

    def repeat(self, rule: str, last: datetime.date) -> None:
        """Add the sessions of a rule, from its own day to the last one, where there is none yet."""
        known = {session.day for session in self.seances.all()}
        for day in days_until(self.local_start.date(), last, rule):
            if day not in known:
                hours = {"start_time": self.local_start.time(), "end_time": self.local_end.time()}
                self.seances.add(Seance(day=day, **hours))

    def follow_sessions(self) -> bool:
        """Start with the first session and end with the last; whether there are any."""
        sessions = [session.occurrence(self.zone, self.translation_key) for session in self.seances.all()]
        if sessions:
            self.start_date = min(session.start for session in sessions)
            self.end_date = max(session.end for session in sessions)
        return bool(sessions)

    @property
    def is_on_one_day(self) -> bool:
        return self.local_start.date() == self.local_end.date()

    @property
    def is_past(self) -> bool:
        """Over, by the same rule as the query set: the day after its last day."""
        return self.end_date < start_of_day()

    @property
    def is_elsewhere(self) -> bool:
        """Whether its clock is not the one of metropolitan France, so that pages say so; days need no clock."""
        return self.time_zone != self.TimeZone.PARIS and not self.is_whole_days

    @property
    def is_whole_days(self) -> bool:
        """Whether it is known by its days alone."""
        return dates.are_whole_days(self.local_start, self.local_end)

    @property
    def is_under_way(self) -> bool:
        return self.start_date <= timezone.now() <= self.end_date

    @property
    def is_over(self) -> bool:
        """Ended, be it a minute ago; lists still show it among the events of today."""
        return self.end_date < timezone.now()

    @property
    def clock_name(self) -> str:
        return self.CLOCK_NAMES.get(self.time_zone, "")

    @property
    def other_clock(self) -> str:
        """The name of its clock when it has to be said."""
        return self.clock_name if self.is_elsewhere else ""

    @property
    def when_words(self) -> str:
        """The day and the hours, in the clock of the place."""
        return dates.moments(self.local_start, self.local_end)

    @property
    def full_when_words(self) -> str:
        """The same where nothing else says in which clock."""
        return f"{self.when_words} (heure {self.clock_name})" if self.is_elsewhere else self.when_words

    @property
    def paris_words(self) -> str:
        """The same in the clock of Paris, for those who follow from there."""
        start, end = timezone.localtime(self.start_date), timezone.localtime(self.end_date)
        if self.is_on_one_day and start.date() == end.date() == self.local_start.date():
            return dates.hours(start, end)
        return dates.moments(start, end)

    @property
    def held_words(self) -> str:
        """The day or the days it took, in the clock of the place."""
        return dates.period(self.local_start.date(), self.local_end.date())


class Seance(models.Model):
    """One session of an event that has several: a day and its hours, in the clock of the event's place.

    Hours on the wall rather than moments: a weekly session stays at two in the afternoon when the clocks
    change.
    """

    evenement = ParentalKey("evenements.EvenementPage", on_delete=models.CASCADE, related_name="seances")
    day = models.DateField("jour")
    start_time = models.TimeField("début")
    end_time = models.TimeField("fin")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    label = models.CharField("intitulé", max_length=120, blank=True, help_text="Par exemple « Atelier 2 ».")

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("label"),
    ]

    class Meta:
        verbose_name = "séance"
        verbose_name_plural = "séances"
        ordering = ["day", "start_time", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_time__gt=F("start_time")),
                name="seance_ends_after_it_starts",
                violation_error_message="La fin de la séance doit suivre son début.",
            )
        ]

    def __str__(self) -> str:
        return f"{dates.day(self.day)}, {dates.time(self.start_time)}"

    def occurrence(self, zone: ZoneInfo, event: uuid.UUID) -> Occurrence:
        """When it is held; what calendars know it by depends on the event, whose copies copy its sessions."""
        start = datetime.datetime.combine(self.day, self.start_time, tzinfo=zone)
        end = datetime.datetime.combine(self.day, self.end_time, tzinfo=zone)
        return Occurrence(start, end, str(uuid.uuid5(event, str(self.uid))), self.label)
