"""Sending what waits."""

import logging
import smtplib
import time
from collections.abc import Callable
from threading import Event
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import Error as DatabaseError
from django.db import connections, transaction

from courriels.deadline import deadline
from courriels.models import Courriel

logger = logging.getLogger(__name__)

# What a killed worker may delay: few.
BATCH = 5
# For one connection: relays end those that last.
CONNECTION_MAX = 100
# A relay that answers each line just before the time-out of a socket must not hold the others for hours.
MAIL_DEADLINE = 60

_writers: list[Callable[[], int]] = []


class RelayDown(Exception):
    """No connection to the relay: no mail is to blame, all wait."""


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


class Relay:
    """One connection for many mails, opened when the first leaves and anew after a failure."""

    def __init__(self) -> None:
        self.connection: BaseEmailBackend | None = None
        self.sent = 0

    def send(self, message: EmailMessage) -> None:
        """Raises ``RelayDown`` when there is no connection, else what the sending raised."""
        if self.sent >= CONNECTION_MAX:
            self.close()
        if self.connection is None:
            self.open()
        message.connection = self.connection
        with deadline(MAIL_DEADLINE):
            message.send()
        self.sent += 1

    def open(self) -> None:
        connection = get_connection(settings.MAIL_RELAY_BACKEND)
        try:
            with deadline(MAIL_DEADLINE):
                connection.open()
        except OSError as error:
            raise RelayDown(said(error)) from error
        self.connection, self.sent = connection, 0

    def drop(self) -> None:
        """Leave without a word a conversation that went wrong: nobody may be listening."""
        client = getattr(self.connection, "connection", None)
        self.connection = None
        if client is not None:
            client.close()

    def close(self) -> None:
        connection, self.connection = self.connection, None
        if connection is None:
            return
        try:
            with deadline(MAIL_DEADLINE):
                connection.close()
        except OSError as error:
            logger.info("The relay did not say goodbye: %s", error)


def send_waiting(stop: Event | None = None) -> int:
    """Send every mail that is due, a few at a time; returns how many went.

    What can never leave is given up at once, anything else is tried again later, and no mail keeps those
    behind it from leaving. Raises ``RelayDown`` after giving back what it held. ``stop`` ends it between two mails.
    """
    sent = 0
    relay = Relay()
    stop = stop or Event()
    try:
        while not stop.is_set() and (batch := Courriel.objects.claim(BATCH)):
            sent += send_batch(batch, relay, stop)
    finally:
        relay.close()
    return sent


def send_batch(batch: list[Courriel], relay: Relay, stop: Event) -> int:
    sent = 0
    while batch:
        if stop.is_set():
            Courriel.objects.release(batch)
            break
        mail = batch[0]
        if mail.renew():
            try:
                sent += attempt(mail, relay)
            except RelayDown as error:
                Courriel.objects.release(batch, error=str(error))
                raise
        batch = batch[1:]
    return sent


def attempt(mail: Courriel, relay: Relay) -> bool:
    """Whether a mail went; whatever happens to it is written on it, and stops nothing."""
    try:
        message = message_of(mail)
        # Written once for nothing, so that what fails here is known to be the mail's own fault.
        message.message().as_bytes()
    except Exception as error:
        logger.exception("mail %s cannot be written", mail.pk)
        record(mail.record_failure, said(error), final=True)
        return False
    try:
        relay.send(message)
    except RelayDown:
        raise
    except Exception as error:
        final = is_final(error)
        logger.warning("mail %s could not be sent: %s", mail.pk, said(error), exc_info=final)
        record(mail.record_failure, said(error), final=final)
        if not isinstance(error, smtplib.SMTPRecipientsRefused):
            relay.drop()
        return False
    record(mail.record_sent)
    return True


def is_final(error: Exception) -> bool:
    """Whether trying again cannot help: the relay says never (5xx), or the mail makes the library fail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPSenderRefused):
        # Our own address is the fault of the settings; a mail too heavy (552) is its own.
        return error.smtp_code == 552
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return True
    if isinstance(error, smtplib.SMTPDataError):
        return 500 <= error.smtp_code < 600
    return not isinstance(error, OSError | MemoryError)


def said(error: Exception) -> str:
    return f"{type(error).__name__} : {error}"


def record(write: Callable[..., None], *args, **kwargs) -> None:
    """Write what became of a mail although the database is cut: forgotten, a mail that went would go again."""
    for pause in (1, 2, 4, 8, 16, 0):
        try:
            return write(*args, **kwargs)
        except DatabaseError:
            if not pause or transaction.get_connection().in_atomic_block:
                raise
            logger.exception("What became of a mail could not be written; trying again in %s s", pause)
            connections.close_all()
            time.sleep(pause)


def message_of(mail: Courriel) -> EmailMessage:
    """The message; its identifier follows the row, so that a mail sent twice by accident is known as one."""
    domain = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<courriel-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S}@{domain}>",
        "Auto-Submitted": "auto-generated",
        **mail.headers,
    }
    message = EmailMessage(mail.subject, mail.body, to=[mail.recipient], headers=headers)
    for attachment in mail.attached:
        message.attach(attachment.name, attachment.content, attachment.type)
    return message
