"""Whether people register for an event, until when, for how many places."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from editorial import dates
from evenements.inscriptions.choices import RETIRED, Attendance

HALF_A_DAY = datetime.timedelta(hours=12)


class Registrable(models.Model):
    """What an event asks of those who come, and whether it still takes place."""

    class Format(models.TextChoices):
        ON_SITE = "sur-place", "Sur place"
        ONLINE = "en-ligne", "En ligne"
        HYBRID = "hybride", "Sur place et en ligne"

    class State(models.TextChoices):
        MAINTAINED = "maintenue", "Maintenue"
        POSTPONED = "reportee", "Reportée, nouvelle date à venir"
        CANCELLED = "annulee", "Annulée"

    format = models.CharField("format", max_length=10, choices=Format, default=Format.ON_SITE)
    online_url = models.URLField("adresse pour suivre en ligne", blank=True)
    state = models.CharField(
        "cette rencontre est",
        max_length=10,
        choices=State,
        default=State.MAINTAINED,
        db_default=State.MAINTAINED,
        help_text="Quand la nouvelle date est connue, saisissez-la et revenez à « Maintenue ».",
    )
    state_note = models.TextField(
        "explication",
        blank=True,
        default="",
        db_default="",
        max_length=500,
        help_text="Affichée en haut de la page et dans le courriel aux inscrits.",
    )
    takes_registrations = models.BooleanField(
        "inscription sur cette page",
        default=False,
        db_default=False,
        help_text="Le lien pour suivre en ligne n’est alors donné qu’aux inscrits, une heure avant.",
    )
    capacity_on_site = models.PositiveIntegerField(
        "places sur place", null=True, blank=True, help_text="Laissez vide pour ne pas limiter."
    )
    capacity_online = models.PositiveIntegerField(
        "places en ligne", null=True, blank=True, help_text="Laissez vide pour ne pas limiter."
    )
    registration_closes_at = models.DateTimeField(
        "clôture des inscriptions",
        null=True,
        blank=True,
        help_text="À l’heure du lieu. Laissez vide pour inscrire jusqu’au début.",
    )

    registration_panels = [
        MultiFieldPanel([FieldPanel("state"), FieldPanel("state_note")], heading="Maintien"),
        MultiFieldPanel(
            [
                FieldPanel("takes_registrations"),
                FieldRowPanel([FieldPanel("capacity_on_site"), FieldPanel("capacity_online")]),
                FieldPanel("registration_closes_at"),
                HelpPanel(template="evenements/admin/registrations_panel.html"),
            ],
            heading="Inscriptions",
        ),
    ]

    class Meta:
        abstract = True

    def registration_errors(self) -> dict[str, ValidationError]:
        """What a form must mend, by field."""
        if not self.registration_closes_at or not self.end_date:
            return {}
        if self.registration_closes_at <= self.end_date:
            return {}
        return {"registration_closes_at": ValidationError("La clôture doit précéder la fin de la rencontre.")}

    @property
    def is_maintained(self) -> bool:
        return self.state == self.State.MAINTAINED

    @property
    def state_title(self) -> str:
        """What a page says at its top when the event is not held as announced."""
        titles = {
            self.State.CANCELLED: "Cette rencontre est annulée",
            self.State.POSTPONED: "Cette rencontre est reportée",
        }
        return titles.get(self.state, "")

    @property
    def state_label(self) -> str:
        """The same in one word, for a card."""
        return {self.State.CANCELLED: "Annulée", self.State.POSTPONED: "Reportée"}.get(self.state, "")

    @property
    def attendances(self) -> list[Attendance]:
        """The ways to come that one may register for."""
        if self.format == self.Format.HYBRID:
            return [Attendance.ON_SITE, Attendance.ONLINE]
        return [Attendance(self.format)]

    def capacity(self, attendance: str) -> int | None:
        """How many places there are; ``None`` when they are not limited."""
        return self.capacity_online if attendance == Attendance.ONLINE else self.capacity_on_site

    @property
    def closes_at(self) -> datetime.datetime:
        """When one can no longer register: the start of what is held in one go, else the end."""
        if self.registration_closes_at:
            return self.registration_closes_at
        # An evening that ends after midnight begins once, though it has two dates.
        in_one_go = self.is_on_one_day or self.end_date - self.start_date < HALF_A_DAY
        return self.start_date if in_one_go else self.end_date

    @property
    def closes_words(self) -> str:
        return self.moment_words(self.closes_at)

    def moment_words(self, moment: datetime.datetime) -> str:
        """A moment in the clock of the place, which it names when it is not that of Paris."""
        words = dates.moment(timezone.localtime(moment, self.zone))
        return f"{words} (heure {self.clock_name})" if self.is_elsewhere else words

    @property
    def is_registration_open(self) -> bool:
        return (
            self.takes_registrations and self.live and self.is_maintained and timezone.now() < self.closes_at
        )

    @property
    def public_online_url(self) -> str:
        """The link anyone may follow; with registrations, it is for those who registered."""
        return "" if self.takes_registrations else self.online_url

    @property
    def registered_at(self) -> int | None:
        """The key of the event that people register for: an alias is the same meeting at another address."""
        return self.alias_of_id or self.pk

    @property
    def registration_url(self) -> str:
        return reverse("evenements:register", args=[self.slug]) if self.slug else ""

    @property
    def attendance_mode(self) -> str:
        """What search engines call the format."""
        return {self.Format.ONLINE: "Online", self.Format.HYBRID: "Mixed"}.get(self.format, "Offline")

    @property
    def news_word(self) -> str:
        """What became of the event, in one word; one that is off the site is no longer announced."""
        return self.state if self.live or self.state == self.State.CANCELLED else RETIRED

    @property
    def news_key(self) -> str:
        """What registrants must have been told: another value means that they have not been yet."""
        return f"{self.news_word}:{self.start_date.astimezone(datetime.UTC):%Y%m%dT%H%M}-{self.end_date.astimezone(datetime.UTC):%Y%m%dT%H%M}"
