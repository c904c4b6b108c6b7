"""What people follow, the news told of it, and whom each piece of news has still to reach."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

SENTENCE_MAX_LENGTH = 300
URL_MAX_LENGTH = 300
KIND_MAX_LENGTH = 20


class SuiviQuerySet(models.QuerySet):
    def of(self, kind: str, targets: Collection[int]) -> "SuiviQuerySet":
        """All those who follow one of some things."""
        return self.filter(kind=kind, target__in=targets)


class Suivi(models.Model):
    """One person follows one thing: a proposition, a theme, an axis, an event.

    ``kind`` and ``target`` name the thing to the application that owns it (``comptes.follows.registry``);
    there is no foreign key, since what is followed stands above this application.
    """

    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="personne", on_delete=models.CASCADE, related_name="suivis"
    )
    kind = models.CharField("nature", max_length=KIND_MAX_LENGTH)
    target = models.BigIntegerField("objet suivi")
    created_at = models.DateTimeField("suivi depuis le", default=timezone.now)

    objects = SuiviQuerySet.as_manager()

    class Meta:
        verbose_name = "suivi"
        verbose_name_plural = "suivis"
        constraints = [
            models.UniqueConstraint(fields=["personne", "kind", "target"], name="suivi_once_per_person"),
        ]
        indexes = [models.Index("kind", "target", name="suivi_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.personne_id} : {self.kind} {self.target}"


class NouvelleQuerySet(models.QuerySet):
    def to_spread(self, now: datetime) -> "NouvelleQuerySet":
        """What can no longer be taken back and has not been handed to its followers, oldest first."""
        return self.filter(spread_at=None, not_before__lte=now).order_by("pk")

    def told_before(self, days: int) -> "NouvelleQuerySet":
        """What everybody has been told for so long that nobody needs it any more."""
        return self.filter(spread_at__lt=timezone.now() - timedelta(days=days), destinataires=None)


class Nouvelle(models.Model):
    """One sentence on what happened to things that people follow, written in the transaction of the event.

    ``targets`` lists the things, each a kind and an identifier: who follows several is told once.
    """

    key = models.CharField("clé", max_length=80, null=True, unique=True)  # noqa: DJ001
    targets = models.JSONField("objets")
    sentence = models.CharField("phrase", max_length=SENTENCE_MAX_LENGTH)
    url = models.CharField("adresse", max_length=URL_MAX_LENGTH)
    apart_from = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="sauf à",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField("écrite le", default=timezone.now)
    not_before = models.DateTimeField("à dire à partir du", default=timezone.now)
    spread_at = models.DateTimeField("répartie le", null=True)

    objects = NouvelleQuerySet.as_manager()

    class Meta:
        verbose_name = "nouvelle"
        verbose_name_plural = "nouvelles"
        indexes = [
            models.Index("id", condition=Q(spread_at=None), name="nouvelle_to_spread"),
            models.Index("spread_at", name="nouvelle_spread"),
        ]

    def __str__(self) -> str:
        return self.sentence


class Destinataire(models.Model):
    """Someone who has still to be told a piece of news; gone once it stands in a mail.

    Who stops following is told no more: the row goes with the follow it came from.
    """

    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="personne", on_delete=models.CASCADE, related_name="+"
    )
    suivi = models.ForeignKey(Suivi, verbose_name="suivi", on_delete=models.CASCADE, related_name="+")
    nouvelle = models.ForeignKey(
        Nouvelle, verbose_name="nouvelle", on_delete=models.CASCADE, related_name="destinataires"
    )

    class Meta:
        verbose_name = "destinataire"
        verbose_name_plural = "destinataires"
        constraints = [
            models.UniqueConstraint(fields=["personne", "nouvelle"], name="destinataire_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.personne_id} : {self.nouvelle_id}"
