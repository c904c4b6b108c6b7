"""What the site knows of a person: shown to them whole, and erased when they ask.

Every application that keeps personal data registers a ``Holding`` in ``AppConfig.ready()``: what it says in
the person's export, and how it forgets them. One cannot come without the other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction

from comptes.locks import hold_person
from comptes.models import User


class TextsChoice(models.TextChoices):
    """What someone who leaves wants for what they wrote."""

    ANONYMES = "anonymes", "Ils restent lisibles, sans mon nom ni mon organisation"
    RETIRES = "retires", "Ils sont retirés du site et effacés"


@dataclass(frozen=True)
class Holding:
    """One kind of data about a person.

    ``export`` returns what JSON can hold, with names that a person understands, and nothing of anybody
    else. ``erase`` runs in the transaction of the whole erasure, before the account goes; what other
    people's data need is kept without the person. ``hold``, for what others write too, takes those rows
    before the account's own is held: whoever decides on them, or adds to them, comes to the account last.
    """

    name: str
    export: Callable[[User], list | dict]
    erase: Callable[[User, TextsChoice], None]
    hold: Callable[[User], None] = lambda user: None


class AccountOfTheTeam(Exception):
    """Accounts of the team are removed by an administrator, not by themselves."""


_holdings: dict[str, tuple[int, Holding]] = {}


def register(holding: Holding, *, order: int) -> None:
    """Add a kind of data; ``order`` is its place in the export and in the erasure."""
    _holdings[holding.name] = (order, holding)


def holdings() -> list[Holding]:
    return [holding for _, holding in sorted(_holdings.values(), key=lambda item: item[0])]


def export(user: User) -> dict[str, list | dict]:
    """All that the site knows of someone, ready for JSON."""
    return {holding.name: holding.export(user) for holding in holdings()}


@transaction.atomic
def erase(user: User, texts: TextsChoice) -> None:
    """Forget someone, everywhere or nowhere; twice at once is once. Raises ``AccountOfTheTeam``."""
    hold_person(user.pk)
    for holding in holdings():
        holding.hold(user)
    user = User.objects.select_for_update().filter(pk=user.pk).first()
    if user is None:
        return
    if user.is_team:
        raise AccountOfTheTeam
    for holding in holdings():
        holding.erase(user, texts)
    user.delete()
