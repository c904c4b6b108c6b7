"""One person's registration for one event."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.deletion import Collector
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from courriels.fields import AddressField
from evenements.inscriptions.choices import HOLDING, UNCONFIRMED, Attendance, State
from vocabulaires.models import profil_key

NEEDS_MAX_LENGTH = 500


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


class InscriptionQuerySet(models.QuerySet):
    def holding(self) -> InscriptionQuerySet:
        """Those that have a place or wait for one."""
        return self.filter(state__in=HOLDING)

    def confirmed(self) -> InscriptionQuerySet:
        return self.filter(state=State.CONFIRMEE)

    def waiting(self) -> InscriptionQuerySet:
        """Those that wait for a place, the first come first."""
        return self.filter(state=State.EN_ATTENTE).order_by("rank")

    def kept(self, now: datetime | None = None) -> InscriptionQuerySet:
        """Those for whom a place is kept while their address is being confirmed."""
        return self.filter(state=State.RETENUE, held_until__gt=now or timezone.now())

    def lapsed(self, now: datetime | None = None) -> InscriptionQuerySet:
        """Those who did not confirm while a place was kept for them."""
        return self.filter(state=State.RETENUE, held_until__lte=now or timezone.now())

    def in_order(self) -> InscriptionQuerySet:
        """Those with a place, then those that wait, each in the order they came."""
        return self.order_by("state", "rank", "pk")

    def of_address(self, email: str) -> InscriptionQuerySet:
        return self.filter(email=email)

    def expected(self, now: datetime | None = None) -> InscriptionQuerySet:
        """Those of events to come, but for who was told that theirs is cancelled: they would come for nothing."""
        rows = self.holding().filter(evenement__end_date__gt=now or timezone.now())
        return rows.exclude(evenement__state="annulee", told__startswith="annulee:")

    def untold(self, news_key: str) -> InscriptionQuerySet:
        """Those whose last mail said something else of the event."""
        return self.holding().exclude(told=news_key)

    def with_token(self, token: str) -> Inscription | None:
        """The registration that the secret part of an address opens; ``None`` for a forged one."""
        pk, _, _ = token.partition("-")
        if not (pk.isascii() and pk.isdecimal() and len(pk) <= 18):
            return None
        found = self.filter(pk=int(pk)).first()
        return found if found and constant_time_compare(found.token, token) else None


def keep_who_is_expected(
    collector: Collector, field: models.Field, rows: models.QuerySet, using: str
) -> None:
    """As ``CASCADE``, but an event that people expect to come to is not deleted, whichever way it is asked."""
    if expected := Inscription.objects.filter(pk__in=[row.pk for row in rows]).expected():
        raise models.ProtectedError("People are registered for this event.", set(expected))
    models.CASCADE(collector, field, rows, using)


class Inscription(models.Model):
    """A registration: asked for, confirmed or waiting, perhaps cancelled.

    Where places are limited one is kept until ``held_until`` for who has yet to confirm their address.

    ``rank`` is the order of arrival within the event: the next number of its sequence, taken while the
    event's row is held, so that no clock and no process decides who came first.
    """

    evenement = models.ForeignKey(
        "evenements.EvenementPage",
        verbose_name="rencontre",
        on_delete=keep_who_is_expected,
        related_name="inscriptions",
    )
    state = models.CharField("état", max_length=12, choices=State, default=State.A_CONFIRMER)
    rank = models.PositiveIntegerField("ordre d’arrivée", null=True, blank=True)
    attendance = models.CharField("présence", max_length=10, choices=Attendance)
    email = AddressField("adresse électronique")
    name = models.CharField("nom", max_length=120, blank=True)
    profil = profil_key(null=True, blank=True)
    needs = models.TextField("besoins pour l’accueil", blank=True, max_length=NEEDS_MAX_LENGTH)
    came = models.BooleanField("est venu", default=False)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    told = models.CharField(max_length=60, blank=True, editable=False)
    created_at = models.DateTimeField("demandée le", default=timezone.now)
    held_until = models.DateTimeField("place gardée jusqu’au", null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField("confirmée le", null=True, blank=True)
    reminded_for = models.DateTimeField(null=True, blank=True, editable=False)
    link_sent_for = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = "inscription"
        verbose_name_plural = "inscriptions"
        ordering = ["evenement", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "email"],
                condition=~Q(state="annulee"),
                name="inscription_once_per_address",
            ),
            models.UniqueConstraint(fields=["evenement", "rank"], name="inscription_rank_once"),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmee", "en-attente"]) | Q(rank__isnull=False),
                name="inscription_has_a_rank_once_it_counts",
            ),
            models.CheckConstraint(
                condition=Q(state="retenue", held_until__isnull=False)
                | (~Q(state="retenue") & Q(held_until__isnull=True)),
                name="inscription_keeps_a_place_for_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["evenement", "state", "attendance", "rank"], name="inscription_queue"),
            models.Index(fields=["email"], name="inscription_email"),
            models.Index(fields=["held_until"], condition=Q(state="retenue"), name="inscription_held"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def token(self) -> str:
        """The secret part of the address that shows and cancels this registration."""
        digest = salted_hmac("evenements.inscription", f"{self.pk}:{self.nonce}", algorithm="sha256").digest()
        return f"{self.pk}-{base64.urlsafe_b64encode(digest[:24]).decode()}"

    @property
    def private_path(self) -> str:
        return reverse("evenements:registration", args=[self.token])

    @property
    def is_confirmed(self) -> bool:
        return self.state == State.CONFIRMEE

    @property
    def is_waiting(self) -> bool:
        return self.state == State.EN_ATTENTE

    @property
    def is_cancelled(self) -> bool:
        return self.state == State.ANNULEE

    @property
    def is_unconfirmed(self) -> bool:
        return self.state in UNCONFIRMED

    @property
    def has_place_kept(self) -> bool:
        """Whether a place is kept, at this moment, until its address is confirmed."""
        return self.state == State.RETENUE and timezone.now() < self.held_until


class Avis(models.Model):
    """What an event's page now says and its registrants do not know yet: when it will be written to them.

    Made whichever way the page changed; it waits a little, so that a slip is mended before anybody hears of it.
    """

    evenement = models.OneToOneField(
        "evenements.EvenementPage",
        verbose_name="rencontre",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="avis",
    )
    due_at = models.DateTimeField("à écrire à partir du", db_index=True)

    class Meta:
        verbose_name = "avis aux inscrits"
        verbose_name_plural = "avis aux inscrits"

    def __str__(self) -> str:
        return f"{self.evenement_id} : {self.due_at:%d/%m/%Y %H:%M}"
