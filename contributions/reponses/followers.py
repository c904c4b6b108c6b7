"""Telling those who follow a proposition that it got an answer."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.utils import timezone

from comptes.follows import announce, retract
from contributions.propositions.follows import PROPOSITION_KIND
from contributions.propositions.models import Proposition, Reponse


def key_of(reponse: Reponse, pk: int) -> str:
    return f"reponse-{reponse.pk}-{pk}"


def announce_answers(told: Iterable[tuple[Proposition, Reponse]], *, after: timedelta) -> None:
    """One query a proposition; its author, who gets a mail of their own, is left out."""
    not_before = timezone.now() + after
    for row, reponse in told:
        announce(
            PROPOSITION_KIND,
            row.pk,
            f"Les organisateurs ont répondu à la proposition « {row.title} » : "
            f"{reponse.get_status_display().lower()}.",
            row.get_absolute_url(),
            key=key_of(reponse, row.pk),
            apart_from=row.auteur,
            not_before=not_before,
        )


def retract_answer(reponse: Reponse, pks: Collection[int]) -> None:
    """Take the news of a withdrawn answer back from those not told yet; two queries a proposition."""
    for pk in pks:
        retract(key_of(reponse, pk))
