"""The mails to send, kept in the database until they have gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import F, Q, Value
from django.utils import timezone

from courriels.fields import AddressField

# Longer than the slowest mail may take (``worker.MAIL_DEADLINE``); what a killed worker held waits this long.
CLAIM = timedelta(minutes=2)
RETRY_FIRST, RETRY_LONGEST = timedelta(seconds=30), timedelta(hours=1)
# Two days: the night of a relay, the week-end of a full mailbox.
ATTEMPTS_MAX = 54


@dataclass(frozen=True)
class Attachment:
    """A small text that goes with a mail."""

    name: str
    content: str
    type: str


class CourrielQuerySet(models.QuerySet):
    def due(self, now: datetime) -> "CourrielQuerySet":
        """What may go now: not sent, not given up, not held by a worker, its moment and that of its retry come."""
        return (
            self.waiting()
            .filter(Q(claimed_until=None) | Q(claimed_until__lte=now), not_before__lte=now)
            .filter(Q(retry_at=None) | Q(retry_at__lte=now))
            .order_by("not_before", "pk")
        )

    def waiting(self) -> "CourrielQuerySet":
        return self.filter(sent_at=None, failed_at=None)

    def late(self, since: datetime) -> "CourrielQuerySet":
        """What should have gone before a moment, tried or not."""
        return self.waiting().filter(not_before__lt=since)

    def claim(self, limit: int) -> list["Courriel"]:
        """Take some mails for one worker; two workers never hold the same one.

        A worker that dies gives them back when its claim ends: take few, and ``renew`` before each.
        """
        now = timezone.now()
        with transaction.atomic():
            due = list(self.select_for_update(skip_locked=True).due(now)[:limit])
            self.filter(pk__in=[mail.pk for mail in due]).update(
                claimed_until=now + CLAIM, attempts=F("attempts") + 1
            )
        for mail in due:
            mail.attempts += 1
            mail.claimed_until = now + CLAIM
        return due

    def release(self, mails: Iterable["Courriel"], *, error: str = "") -> None:
        """Give back what was claimed and not tried; no attempt is counted."""
        changes = {"last_error": storable(error)} if error else {}
        for mail in mails:
            self.filter(pk=mail.pk, claimed_until=mail.claimed_until).update(
                claimed_until=None, attempts=F("attempts") - 1, **changes
            )


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
    retry_at = models.DateTimeField("prochain essai", null=True, blank=True)
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

    def renew(self) -> bool:
        """Hold a claimed mail long enough to send it; false when another worker has taken it meanwhile."""
        until = timezone.now() + CLAIM
        held = Courriel.objects.waiting().filter(pk=self.pk, claimed_until=self.claimed_until)
        if not held.update(claimed_until=until):
            return False
        self.claimed_until = until
        return True

    def record_sent(self) -> None:
        Courriel.objects.filter(pk=self.pk).update(
            sent_at=timezone.now(), failed_at=None, claimed_until=None, retry_at=None, last_error=""
        )

    def record_failure(self, error: str, *, final: bool = False) -> None:
        """Try again later, each time twice as late up to an hour, or give up for good."""
        now = timezone.now()
        if final or self.attempts >= ATTEMPTS_MAX:
            changes = {"failed_at": now, "retry_at": None}
        else:
            # A power that stays a number of seconds a clock can add.
            delay = RETRY_FIRST * 2 ** min(self.attempts - 1, 10)
            changes = {"retry_at": now + min(delay, RETRY_LONGEST)}
        Courriel.objects.waiting().filter(pk=self.pk).update(
            claimed_until=None, last_error=storable(error), **changes
        )


def storable(error: str) -> str:
    """What a relay or a library said, in what every database takes."""
    return error.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")[:2000]
