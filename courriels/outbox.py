"""Writing a mail in the transaction of what it tells."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.template import Context
from django.template.loader import get_template
from django.utils import timezone

from courriels.models import Attachment, Courriel


def enqueue(
    *,
    to: str,
    subject: str,
    template: str,
    context: dict,
    not_before: datetime | None = None,
    headers: dict[str, str] | None = None,
    attachments: Iterable[Attachment] = (),
    kind: str = "",
) -> Courriel:
    """Store a mail to be sent once the transaction is over, and not before ``not_before``.

    ``template`` names a plain-text template without its ``.txt``; it is rendered now, so that the mail
    says what was true when it was decided; as it is plain text, nothing in it is escaped. Line breaks
    in the subject or a header become spaces: nobody adds a header through a title. ``attachments`` are small
    texts, such as a calendar. One query.
    """
    return Courriel.objects.create(
        recipient=to,
        subject=one_line(subject)[:250],
        body=body_of(template, context),
        headers={name: one_line(value) for name, value in (headers or {}).items()},
        attachments=[asdict(attachment) for attachment in attachments],
        not_before=not_before or timezone.now(),
        kind=kind,
    )


def body_of(template: str, context: dict) -> str:
    """The text of a mail, as it is stored: what a preview shows is what leaves."""
    return get_template(f"{template}.txt").template.render(Context(context, autoescape=False)).strip() + "\n"


def one_line(text: str) -> str:
    return " ".join(text.split())
