"""The private side of a proposition being submitted: who must confirm it, and how."""

import base64
import secrets
from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from courriels.fields import AddressField

CODE_LENGTH = 6
CODE_ATTEMPTS_MAX = 5
CODES_SENT_MAX = 5
LIFETIME = timedelta(days=30)


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


def default_expiry():
    return timezone.now() + LIFETIME


class DepotQuerySet(models.QuerySet):
    def with_token(self, token: str, *, purpose: str) -> "Depot | None":
        """The deposit a token opens, or ``None`` when the token is altered, replaced or used."""
        pk, _, signature = token.partition("-")
        if not (pk.isascii() and pk.isdecimal() and len(pk) < 19 and signature):
            return None
        depot = self.select_related("proposition__axe", "proposition__region").filter(pk=int(pk)).first()
        if depot and constant_time_compare(depot.token(purpose), token):
            return depot
        return None


class Depot(models.Model):
    """A submission under way, kept apart from the public text and deleted once confirmed.

    Its tokens are derived from the secret key and a nonce, never stored: someone who reads the table
    cannot confirm in another's name. A new nonce replaces all earlier tokens at once.
    """

    class Purpose(models.TextChoices):
        STEP = "etape", "Étape suivante"
        LINK = "lien", "Lien du courriel"

    proposition = models.OneToOneField(
        "contributions.Proposition", on_delete=models.CASCADE, related_name="depot"
    )
    nonce = models.CharField(max_length=32, default=new_nonce)
    email = AddressField("adresse électronique", blank=True)
    email_confirmed = models.BooleanField(default=False)
    code_hash = models.CharField(max_length=64, blank=True)
    code_attempts = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    slow_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=default_expiry)

    objects = DepotQuerySet.as_manager()

    class Meta:
        verbose_name = "dépôt en cours"
        verbose_name_plural = "dépôts en cours"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code_attempts__lte=CODE_ATTEMPTS_MAX),
                name="depot_code_tried_five_times_at_most",
            )
        ]
        indexes = [models.Index("email", name="depot_by_email")]

    def __str__(self) -> str:
        return f"Dépôt {self.pk}"

    @property
    def is_expired(self) -> bool:
        return timezone.now() >= self.expires_at

    @property
    def attempts_left(self) -> int:
        return CODE_ATTEMPTS_MAX - self.code_attempts

    def token(self, purpose: str) -> str:
        """The unguessable part of an address that acts on this deposit."""
        digest = salted_hmac(
            f"contributions.depot.{purpose}", f"{self.pk}:{self.nonce}", algorithm="sha256"
        ).digest()
        return f"{self.pk}-{base64.urlsafe_b64encode(digest[:24]).decode()}"

    @property
    def step_path(self) -> str:
        return reverse("contributions:step", args=[self.token(self.Purpose.STEP)])

    @property
    def edit_path(self) -> str:
        return reverse("contributions:edit", args=[self.token(self.Purpose.STEP)])

    @property
    def confirm_path(self) -> str:
        return reverse("contributions:confirm", args=[self.token(self.Purpose.LINK)])

    def renew_tokens(self) -> None:
        self.nonce = new_nonce()

    def hash_code(self, code: str) -> str:
        return salted_hmac(
            "contributions.depot.code", f"{self.pk}:{self.nonce}:{code}", algorithm="sha256"
        ).hexdigest()

    def issue_code(self) -> str:
        """Draw the code to send; the tokens and the attempts start afresh with it."""
        self.renew_tokens()
        code = "".join(secrets.choice("0123456789") for _ in range(CODE_LENGTH))
        self.code_hash = self.hash_code(code)
        self.code_attempts = 0
        self.codes_sent += 1
        return code
