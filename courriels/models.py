"""The mails to send, kept in the database until they have gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q, Value
from django.utils import timezone

from courriels.fields import AddressField

CLAIM = timedelta(minutes=5)
ATTEMPTS_MAX = 12


@dataclass(frozen=True)
class Attachment:
    """A small text that goes with a mail."""

    name: str
    content: str
    type: str


class CourrielQuerySet(models.QuerySet):
    def due(self, now: datetime) -> "CourrielQuerySet":
        """What may go now: not sent, not given up, not held by a worker, its moment come."""
        return self.filter(
            Q(claimed_until=None) | Q(claimed_until__lte=now),
            sent_at=None,
            failed_at=None,
            not_before__lte=now,
        ).order_by("not_before", "pk")

    def waiting(self) -> "CourrielQuerySet":
        return self.filter(sent_at=None, failed_at=None)

    def claim(self, limit: int) -> list["Courriel"]:
        """Take some mails for one worker; two workers never hold the same one.

        A worker that dies gives them back when its claim ends.
        """
        now = timezone.now()
        with transaction.atomic():
            due = list(self.select_for_update(skip_locked=True).due(now)[:limit])
            self.filter(pk__in=[mail.pk for mail in due]).update(
                claimed_until=now + CLAIM, attempts=F("attempts") + 1
            )
        for mail in due:
            mail.attempts += 1
        return due


class Courriel(models.Model):
    """One mail, stored in the transaction of what it tells and sent by a worker afterwards."""

    recipient = AddressField("destinataire")
    subject = models.CharField("objet", max_length=250)
    body = models.TextField("texte")
    headers = models.JSONField("en-têtes", default=dict, blank=True)
    attachments = models.JSONField(
        "pièces jointes", default=list, blank=True, db_default=Value([], models.JSONField())
    )
    kind = models.CharField("nature", max_length=40, blank=True)
    created_at = models.DateTimeField("écrit le", default=timezone.now)
    not_before = models.DateTimeField("à envoyer à partir du", default=timezone.now)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("essais", default=0)
    sent_at = models.DateTimeField("envoyé le", null=True, blank=True)
    failed_at = models.DateTimeField("abandonné le", null=True, blank=True)
    last_error = models.TextField("dernière erreur", blank=True)

    objects = CourrielQuerySet.as_manager()

    class Meta:
        verbose_name = "courriel"
        verbose_name_plural = "courriels"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="courriel_sent_or_failed_not_both"
            )
        ]
        indexes = [
            models.Index(
                "not_before", "id", condition=Q(sent_at=None, failed_at=None), name="courriel_waiting"
            ),
            models.Index(F("created_at").desc(), F("id").desc(), name="courriel_newest"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def attached(self) -> list[Attachment]:
        return [Attachment(**attachment) for attachment in self.attachments]

    @property
    def state_label(self) -> str:
        if self.sent_at:
            return "Envoyé"
        if self.failed_at:
            return "Abandonné"
        return "En attente" if self.attempts == 0 else "Nouvel essai prévu"

    def record_sent(self) -> None:
        Courriel.objects.filter(pk=self.pk).update(sent_at=timezone.now(), claimed_until=None, last_error="")

    def record_failure(self, error: str, *, final: bool = False) -> None:
        """Try again later, each time twice as late up to an hour, or give up for good."""
        now = timezone.now()
        if final or self.attempts >= ATTEMPTS_MAX:
            changes = {"failed_at": now}
        else:
            changes = {"not_before": now + min(timedelta(seconds=30) * 2**self.attempts, timedelta(hours=1))}
        Courriel.objects.filter(pk=self.pk).update(claimed_until=None, last_error=error[:2000], **changes)
