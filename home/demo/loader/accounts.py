"""The accounts of the demo's team, and the password that opens them."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group

from comptes.models import User
from partenaires.models import Membre, Partenaire

ADMIN, EDITOR, MODERATOR = "admin@example.org", "redaction@example.org", "moderation@example.org"
VALIDATOR, PARTNER = "validation@example.org", "partenaire@example.org"
GROUPS = {EDITOR: "Rédaction", MODERATOR: "Modération", VALIDATOR: "Validation", PARTNER: "Partenaires"}
NAMES = {
    ADMIN: ("Équipe", "Administration"),
    EDITOR: ("Équipe", "Rédaction"),
    MODERATOR: ("Équipe", "Modération"),
    VALIDATOR: ("Équipe", "Validation"),
    PARTNER: ("Claire", "Fictive"),
}


@dataclass(frozen=True)
class Team:
    """The accounts by address; ``password`` is known only when it has just been set or was given."""

    users: dict[str, User]
    password: str = ""

    @property
    def editor(self) -> User:
        return self.users[EDITOR]

    @property
    def moderator(self) -> User:
        return self.users[MODERATOR]


def load_team(password: str = "", *, new_password: bool = False) -> Team:
    """Create the accounts that lack, and give all of them one password when there is a reason to.

    The reasons: a ``password`` is given, ``new_password`` asks for another, or an account is new.
    Otherwise passwords stay as they are, for nobody can read them back.
    """
    users = {user.email: user for user in User.objects.filter(email__in=NAMES)}
    missing = NAMES.keys() - users.keys()
    if missing or new_password:
        password = password or secrets.token_urlsafe(12)
    for email in NAMES:
        user = users.setdefault(email, new_account(email))
        if user.pk is None or (password and not user.check_password(password)):
            user.set_password(password)
            user.save()
        if email in GROUPS:
            user.groups.add(Group.objects.get_or_create(name=GROUPS[email])[0])
    return Team(users, password)


def bind_partner(team: Team, partenaire: Partenaire) -> None:
    """Give the demo's partner account its partner, unless somebody gave it another."""
    Membre.objects.get_or_create(user=team.users[PARTNER], defaults={"partenaire": partenaire})


def new_account(email: str) -> User:
    first_name, last_name = NAMES[email]
    is_admin = email == ADMIN
    return User(
        email=email, first_name=first_name, last_name=last_name, is_staff=is_admin, is_superuser=is_admin
    )
