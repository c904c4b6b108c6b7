"""An author's appeal against a decision, made once and decided by somebody else."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from contributions.propositions.states import State

APPEAL_MAX_LENGTH = 3000
APPEAL_MIN_LENGTH = 20


class RecoursQuerySet(models.QuerySet):
    def waiting(self) -> "RecoursQuerySet":
        """Those to decide, oldest first; an appeal about words since withdrawn asks for nothing any more."""
        return self.filter(decided_at=None, proposition__state__in=[State.REJETEE, State.MASQUEE]).order_by(
            "asked_at", "pk"
        )


class Recours(models.Model):
    """What the author of a refused or hidden proposition answers to the decision.

    One for a proposition, whatever becomes of it. ``contested_actor`` took the contested decision and can
    never decide the appeal: the database holds that too.
    """

    class Outcome(models.TextChoices):
        MAINTENUE = "maintenue", "Décision maintenue"
        ACCORDE = "accorde", "Proposition publiée"

    proposition = models.OneToOneField(
        "contributions.Proposition",
        on_delete=models.CASCADE,
        related_name="recours",
        verbose_name="proposition",
    )
    transition = models.ForeignKey(
        "contributions.Transition",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="décision contestée",
    )
    contested_actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="décidée par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField("ce que dit l’auteur", max_length=APPEAL_MAX_LENGTH, blank=True)
    asked_at = models.DateTimeField("reçu le", default=timezone.now)
    outcome = models.CharField("issue", max_length=12, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="tranché par",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField("tranché le", null=True)

    objects = RecoursQuerySet.as_manager()

    class Meta:
        verbose_name = "recours"
        verbose_name_plural = "recours"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(contested_actor=None) | ~Q(decided_by=F("contested_actor")),
                name="recours_decided_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="recours_decided_has_an_outcome",
            ),
        ]
        indexes = [models.Index("asked_at", condition=Q(decided_at=None), name="recours_waiting")]

    def __str__(self) -> str:
        return f"Recours du {self.asked_at:%d/%m/%Y}"
