"""Sending a letter: to oneself first, then to everybody, batch after batch through the outbox."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from courriels.models import Courriel
from courriels.outbox import one_line
from editorial.templatetags.site import absolute_url
from lettres.models import Abonnement, Envoi, Lettre

BATCH = 500
KIND = "lettre"
# How long whoever has it sent may think again.
STOPPABLE = timedelta(minutes=10)


def begin(lettre: Lettre, leaves_at: datetime | None = None) -> bool:
    """Have a published letter leave, at a moment or once it can no longer be stopped; false when it was sent already."""
    leaves_at = leaves_at or timezone.now() + STOPPABLE
    _, created = Envoi.objects.get_or_create(lettre=lettre, defaults={"leaves_at": leaves_at})
    return created


def stop(lettre: Lettre) -> bool:
    """Keep a letter from leaving; false when it has left."""
    return bool(Envoi.objects.not_left().filter(lettre=lettre).delete()[0])


def send_test(lettre: Lettre, email: str) -> None:
    """The same mail to one person, marked as a trial."""
    Courriel.objects.create(
        recipient=email,
        subject=one_line(f"[Essai] {lettre.title}")[:250],
        body=lettre.mail_text("/lettres/"),
        kind="lettre-essai",
    )


def mail_for(lettre: Lettre, abonnement: Abonnement, entries: list[dict]) -> Courriel:
    """With the headers that let a mailbox show its own button to stop (RFC 8058)."""
    return Courriel(
        recipient=abonnement.email,
        subject=one_line(lettre.title)[:250],
        body=lettre.mail_text(abonnement.stop_path, entries),
        headers={
            "List-Unsubscribe": f"<{absolute_url(abonnement.stop_path)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Precedence": "bulk",
        },
        kind=KIND,
    )


@transaction.atomic
def write_batch() -> int:
    """Write the next mails of one sending; how many. Two workers never write the same ones."""
    envoi = (
        Envoi.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(finished_at=None, leaves_at__lte=timezone.now(), lettre__live=True)
        .select_related("lettre")
        .order_by("pk")
        .first()
    )
    if envoi is None:
        return 0
    readers = list(
        Abonnement.objects.confirmed()
        .filter(pk__gt=envoi.last_abonnement, confirmed_at__lte=envoi.leaves_at)
        .order_by("pk")[:BATCH]
    )
    if readers:
        entries = envoi.lettre.entries()
        Courriel.objects.bulk_create(mail_for(envoi.lettre, reader, entries) for reader in readers)
        envoi.last_abonnement = readers[-1].pk
        envoi.written += len(readers)
    if len(readers) < BATCH:
        envoi.finished_at = timezone.now()
    envoi.save()
    return len(readers)


def write_due() -> int:
    """One batch at each pass of the worker, so that other mails are not kept waiting behind a long list."""
    return write_batch()
