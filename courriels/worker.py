"""Sending what waits."""

import logging
import smtplib
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from courriels.models import Courriel

logger = logging.getLogger(__name__)

BATCH = 50

_writers: list[Callable[[], int]] = []


def register_writer(write: Callable[[], int]) -> None:
    """Add what writes mails whose moment comes by the clock; it runs before each pass of the worker.

    Called from ``AppConfig.ready()``. ``write`` returns how many mails it wrote, and is safe to run twice
    at once.
    """
    if write not in _writers:
        _writers.append(write)


def write_due() -> int:
    """Write the mails whose moment has come; one writer that fails keeps nobody from sending the rest."""
    written = 0
    for write in _writers:
        try:
            written += write()
        except Exception:
            logger.exception("Mails that were due could not be written")
    return written


def send_waiting() -> int:
    """Send every mail that is due; returns how many went.

    A refused address is given up; anything else (server down, time-out) is tried again later. The
    connection is opened once for a batch, and anew after a failure.
    """
    sent = 0
    while batch := Courriel.objects.claim(BATCH):
        connection = get_connection()
        for mail in batch:
            try:
                message_of(mail, connection).send()
            except smtplib.SMTPRecipientsRefused as error:
                mail.record_failure(str(error), final=permanently_refused(error))
            except (smtplib.SMTPException, OSError) as error:
                logger.warning("mail %s could not be sent: %s", mail.pk, error)
                mail.record_failure(str(error))
                connection = get_connection()
            else:
                mail.record_sent()
                sent += 1
    return sent


def permanently_refused(error: smtplib.SMTPRecipientsRefused) -> bool:
    """Whether the server said that the address will never do (5xx), rather than not now (4xx)."""
    return all(500 <= code < 600 for code, _ in error.recipients.values())


def message_of(mail: Courriel, connection) -> EmailMessage:
    """The message; its identifier follows the row, so that a mail sent twice by accident is known as one."""
    domain = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<courriel-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S}@{domain}>",
        "Auto-Submitted": "auto-generated",
        **mail.headers,
    }
    message = EmailMessage(
        mail.subject, mail.body, to=[mail.recipient], headers=headers, connection=connection
    )
    for attachment in mail.attached:
        message.attach(attachment.name, attachment.content, attachment.type)
    return message
