"""Starting and stopping to follow."""

from django.urls import reverse

from comptes.follows.registry import subject_of
from comptes.intents import Intent
from comptes.models import Suivi, User


class NothingToFollow(LookupError):
    """What should be followed is unknown, or not public."""


def follow(user: User, kind: str, target: int) -> None:
    """Follow a thing; twice is once. Raises ``NothingToFollow``. Two queries."""
    if subject_of(kind, target) is None:
        raise NothingToFollow
    Suivi.objects.bulk_create([Suivi(personne=user, kind=kind, target=target)], ignore_conflicts=True)


def unfollow(user: User, kind: str, target: int) -> None:
    """Follow a thing no more, whether it is still public or not; twice is fine."""
    user.suivis.filter(kind=kind, target=target).delete()


def is_following(user: User, kind: str, target: int) -> bool:
    return user.suivis.filter(kind=kind, target=target).exists()


def carry_out(user: User, target: str) -> str:
    kind, _, number = target.partition(":")
    try:
        follow(user, kind, int(number))
    except NothingToFollow:
        return reverse("comptes:follows") + "?etat=introuvable"
    return reverse("comptes:follow", args=[kind, int(number)]) + "?etat=suivi"


FOLLOW = Intent(
    name="suivre",
    title="Encore une étape pour suivre ce sujet",
    text="Donnez votre adresse : c’est là que nous vous écrirons. Elle n’est jamais affichée.",
    carry_out=carry_out,
)
