"""The phases of the consultation, told once and shown everywhere."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from page_cache import remember_edited


class PhaseQuerySet(models.QuerySet):
    def current(self, today: datetime.date) -> PhaseQuerySet:
        """Phases under way on a day, first and last day included."""
        return self.filter(start_date__lte=today).filter(Q(end_date=None) | Q(end_date__gte=today))


class Phase(models.Model):
    """One phase of the consultation, with the action it asks of the public."""

    title = models.CharField("intitulé", max_length=120)
    start_date = models.DateField("premier jour")
    end_date = models.DateField(
        "dernier jour", null=True, blank=True, help_text="Laissez vide si la fin n’est pas fixée."
    )
    description = models.TextField("description", blank=True, max_length=400)
    action_label = models.CharField(
        "action proposée",
        max_length=60,
        blank=True,
        help_text="Le texte du bouton principal de l’accueil pendant cette phase, par exemple "
        "« Déposer une proposition ».",
    )
    action_path = models.CharField(
        "adresse de l’action",
        max_length=200,
        blank=True,
        help_text="Une adresse du site, qui commence par « / », par exemple « /propositions/deposer/ ».",
    )

    objects = PhaseQuerySet.as_manager()

    class Meta:
        verbose_name = "phase de la concertation"
        verbose_name_plural = "calendrier de la concertation"
        ordering = ["start_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(end_date__gte=F("start_date")),
                name="editorial_phase_ends_after_it_starts",
                violation_error_message="Le dernier jour doit suivre le premier.",
            ),
            models.CheckConstraint(
                condition=Q(action_path="") | Q(action_path__startswith="/"),
                name="editorial_phase_action_stays_on_site",
                violation_error_message="L’adresse de l’action doit commencer par « / ».",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if bool(self.action_label) != bool(self.action_path):
            raise ValidationError(
                {"action_path": "Une action a besoin à la fois d’un texte et d’une adresse."}
            )

    @classmethod
    @remember_edited
    def remembered(cls) -> tuple[Phase, ...]:
        """The whole calendar, for pages to read; nobody modifies it."""
        return tuple(cls.objects.all())

    def is_current(self, today: datetime.date | None = None) -> bool:
        today = today or timezone.localdate()
        return self.start_date <= today and (self.end_date is None or today <= self.end_date)
