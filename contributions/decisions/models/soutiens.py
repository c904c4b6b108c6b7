"""Who supports which proposition."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from contributions.propositions.models import Proposition


class Soutien(models.Model):
    """One person supports one proposition, once; written by ``contributions.decisions.supports`` alone.

    A proposition that joins another keeps its own supports, and the kept one receives copies, marked with
    ``merged_from``: each person counts there once, and separating the two again gives back what each had.
    """

    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="personne",
        on_delete=models.CASCADE,
        related_name="soutiens",
        db_index=False,
    )
    proposition = models.ForeignKey(
        Proposition,
        verbose_name="proposition",
        on_delete=models.CASCADE,
        related_name="soutiens",
        db_index=False,
    )
    merged_from = models.ForeignKey(
        Proposition,
        verbose_name="venu avec la proposition",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    created_at = models.DateTimeField("soutenue le", default=timezone.now)

    class Meta:
        verbose_name = "soutien"
        verbose_name_plural = "soutiens"
        constraints = [
            models.UniqueConstraint(fields=["proposition", "personne"], name="soutien_once_per_person"),
        ]
        indexes = [
            models.Index("personne", F("created_at").desc(), F("id").desc(), name="soutien_of_a_person"),
            models.Index("merged_from", condition=Q(merged_from__isnull=False), name="soutien_merged"),
        ]

    def __str__(self) -> str:
        return f"{self.personne_id} : {self.proposition_id}"
