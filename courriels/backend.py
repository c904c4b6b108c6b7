"""The e-mail backend of everything that sends by Django's own means: it writes to the outbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from courriels.models import Courriel
from courriels.outbox import one_line

KIND = "administration"


class OutboxBackend(BaseEmailBackend):
    """Keeps each message for the worker, one row for each recipient, in the transaction of what it tells.

    What the frameworks send (lost passwords, workflows of pages) is plain text without attachments: one that
    has some is refused, rather than stripped without a word.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [row for message in email_messages for row in rows_of(message)]
        Courriel.objects.bulk_create(rows)
        return len([message for message in email_messages if message.recipients()])


def rows_of(message: EmailMessage) -> list[Courriel]:
    if message.attachments:
        raise ValueError("the outbox keeps attachments for courriels.outbox.enqueue only")
    headers = {name: one_line(str(value)) for name, value in message.extra_headers.items()}
    if message.reply_to:
        headers["Reply-To"] = one_line(", ".join(message.reply_to))
    return [
        Courriel(
            recipient=recipient,
            subject=one_line(message.subject)[:250],
            body=message.body.strip() + "\n",
            headers=headers,
            kind=KIND,
        )
        for recipient in message.recipients()
    ]
