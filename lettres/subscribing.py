"""Asking for the newsletter, confirming, stopping."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from courriels.addresses import fold
from courriels.outbox import enqueue
from editorial.templatetags.site import absolute_url
from lettres.models import Abonnement
from protection import limits

HOUR = 3600
# The same question twice in an hour is an oversight; more would flood a mailbox that may not be the sender's.
QUESTIONS_PER_HOUR = 2
CONFIRMATION_DAYS = 7


def ask(email: str) -> None:
    """Write to an address to ask whether its owner wants the newsletter.

    Says nothing of whether it has it already: the screen is the same for everybody.
    """
    email = fold(email)
    abonnement = Abonnement.objects.filter(email=email).first()
    if abonnement is None:
        try:
            with transaction.atomic():
                abonnement = Abonnement.objects.create(email=email)
        except IntegrityError:
            # Asked twice at once: the other one writes.
            return
    if abonnement.confirmed_at or not limits.hit("lettre", email, limit=QUESTIONS_PER_HOUR, period=HOUR):
        return
    enqueue(
        to=email,
        subject="Confirmez votre abonnement à la lettre d’information",
        template="lettres/courriels/confirmation",
        context={
            "url": absolute_url(reverse("lettres:confirm", args=[abonnement.token])),
            "days": CONFIRMATION_DAYS,
            "site_url": absolute_url("/").rstrip("/"),
        },
        kind="lettre-confirmation",
    )


def confirm(abonnement: Abonnement) -> None:
    """Twice is fine."""
    Abonnement.objects.filter(pk=abonnement.pk, confirmed_at=None).update(confirmed_at=timezone.now())


def stop(token: str) -> None:
    """Forget an address; twice is fine."""
    Abonnement.objects.with_token(token).delete()


def purge_unconfirmed() -> int:
    """Forget the addresses whose owners never answered."""
    since = timezone.now() - timedelta(days=CONFIRMATION_DAYS)
    return Abonnement.objects.filter(confirmed_at=None, created_at__lt=since).delete()[0]
