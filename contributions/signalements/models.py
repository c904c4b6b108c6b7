"""What readers report to the team, with a reason of the charter."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

MESSAGE_MAX_LENGTH = 500


class SignalementQuerySet(models.QuerySet):
    def open(self) -> "SignalementQuerySet":
        return self.filter(closed_at=None)

    def on(self, content: models.Model) -> "SignalementQuerySet":
        """The reports of one proposition or comment."""
        return self.filter(**{content._meta.model_name: content.pk})

    def closed_before(self, moment: datetime) -> "SignalementQuerySet":
        return self.filter(closed_at__lt=moment)


class Signalement(models.Model):
    """One report of one content, by one person or one network.

    The team never learns who reports: ``reporter`` is a keyed hash of the account, or of the network and
    the day, which serves to count each once and nothing else.
    """

    class Outcome(models.TextChoices):
        MAINTENU = "maintenu", "Contenu maintenu"
        MASQUE = "masque", "Contenu masqué"

    proposition = models.ForeignKey(
        "contributions.Proposition", null=True, on_delete=models.CASCADE, related_name="signalements"
    )
    commentaire = models.ForeignKey(
        "contributions.Commentaire", null=True, on_delete=models.CASCADE, related_name="signalements"
    )
    motif = models.ForeignKey(
        "contributions.Motif", verbose_name="motif", on_delete=models.PROTECT, related_name="+"
    )
    message = models.TextField("précision", max_length=MESSAGE_MAX_LENGTH, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="signalements"
    )
    reporter = models.CharField(max_length=64)
    date = models.DateTimeField("reçu le", default=timezone.now)
    closed_at = models.DateTimeField("traité le", null=True, db_index=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="par"
    )
    outcome = models.CharField("suite donnée", max_length=8, choices=Outcome, blank=True)

    objects = SignalementQuerySet.as_manager()

    class Meta:
        verbose_name = "signalement"
        verbose_name_plural = "signalements"
        default_permissions = ["view"]
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposition__isnull=True, commentaire__isnull=False)
                | Q(proposition__isnull=False, commentaire__isnull=True),
                name="signalement_of_one_content",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="") | Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="signalement_closed_has_an_outcome",
            ),
            models.UniqueConstraint(fields=["proposition", "reporter"], name="signalement_proposition_once"),
            models.UniqueConstraint(fields=["commentaire", "reporter"], name="signalement_commentaire_once"),
        ]
        indexes = [
            models.Index(
                "proposition",
                "date",
                condition=Q(closed_at__isnull=True, proposition__isnull=False),
                name="signalement_open_of_text",
            ),
            models.Index(
                "commentaire",
                "date",
                condition=Q(closed_at__isnull=True, commentaire__isnull=False),
                name="signalement_open_of_reply",
            ),
        ]

    def __str__(self) -> str:
        return f"Signalement {self.pk}"
