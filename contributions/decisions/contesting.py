"""The address by which an author contests a decision, and until when it holds."""

import base64
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from contributions.propositions.models import Proposition
from contributions.propositions.states import Action

APPEAL_DELAY = timedelta(days=62)
AGAINST = (Action.REJETER, Action.MASQUER)


def token_of(proposition: Proposition) -> str:
    """The unguessable part of the address by which an author appeals against the decision that stands.

    Derived from the decision's moment, never stored: another decision, or the same taken back, ends it.
    """
    digest = salted_hmac(
        "contributions.appeal",
        f"{proposition.pk}:{proposition.moderated_at.isoformat() if proposition.moderated_at else ''}",
        algorithm="sha256",
    ).digest()
    return f"{proposition.pk}-{base64.urlsafe_b64encode(digest[:24]).decode()}"


def path_of(proposition: Proposition) -> str:
    return reverse("contributions:appeal", args=[token_of(proposition)])


def with_token(token: str) -> Proposition | None:
    """The proposition a token opens, or ``None`` when it is altered or its decision no longer stands."""
    pk, _, signature = token.partition("-")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19 and signature):
        return None
    rows = Proposition.objects.select_related("recours", "auteur")
    proposition = rows.filter(pk=int(pk)).first()
    if proposition and constant_time_compare(token_of(proposition), token):
        return proposition
    return None


def deadline(proposition: Proposition) -> datetime | None:
    """Until when one may appeal."""
    return proposition.moderated_at + APPEAL_DELAY if proposition.moderated_at else None
