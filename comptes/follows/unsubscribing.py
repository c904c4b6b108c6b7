"""Stopping mails from the mail itself, without signing in: an address that only its reader was given."""

from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from comptes.models import Suivi, User

SALT = "comptes.follows.unsubscribing"


class UnknownAddress(LookupError):
    """The address is forged, cut short or no longer leads to an account."""


@dataclass(frozen=True)
class Stop:
    """Who stops, and the one follow that their mail was about, if it is still there."""

    person: User
    suivi: Suivi | None
    about_one: bool


def path_for(person: User, suivi: Suivi | None = None) -> str:
    """The address that stops one follow, or every one of them; it stays valid as long as the account."""
    token = signing.dumps([person.pk, suivi.pk if suivi else 0], salt=SALT)
    return reverse("comptes:unsubscribe", args=[token])


def read(token: str) -> Stop:
    """What an address stops. Raises ``UnknownAddress``."""
    try:
        person_pk, suivi_pk = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise UnknownAddress from error
    person = User.objects.filter(pk=person_pk).first()
    if person is None:
        raise UnknownAddress
    suivi = Suivi.objects.filter(pk=suivi_pk, personne=person).first() if suivi_pk else None
    return Stop(person, suivi, bool(suivi_pk))


def stop(what: Stop, *, everything: bool) -> None:
    """Follow no more: the one thing of the mail, or all of them; twice is fine."""
    if everything or not what.about_one:
        what.person.suivis.all().delete()
    elif what.suivi:
        what.suivi.delete()
