import re

import pytest
from django.contrib.auth.models import Group

from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

TITLE = "Ouvrir les salles informatiques le soir"
TEXT = "Les salles informatiques sont fermées après les cours.\n\nOuvrons-les jusqu’à dix-neuf heures."


@pytest.fixture
def no_pause(settings):
    """The slower path, taken by what has no proof of work, without its wait."""
    settings.PROTECTION_PAUSE_SECONDS = 0


@pytest.fixture
def moderator(client):
    """A member of the moderators' group, signed in."""
    user = UserFactory(first_name="Ada", last_name="Lovelace")
    user.groups.add(Group.objects.get(name="Modération"))
    client.force_login(user)
    return user


@pytest.fixture
def axe(db):
    return AxeFactory(slug="egal-acces", short_name="Égal accès")


@pytest.fixture
def theme(axe):
    return ThemeFactory(name="Équipements", slug="equipements", axe=axe)


@pytest.fixture
def typed(axe, theme) -> dict:
    """A form well filled in, as a browser without JavaScript sends it."""
    return {
        "title": TITLE,
        "text": TEXT,
        "axe": axe.pk,
        "themes": [theme.pk],
        "suggested_theme": "",
        "profil": "parent",
        "region": "",
        "organisation": "",
        "page_id": "",
        "bloc": "",
        "cle": "",
        "preuve": "",
        "site_web": "",
    }


@pytest.fixture
def identity() -> dict:
    return {
        "email": "camille@example.org",
        "public_name": "Camille",
        "accept_charter": "on",
        "accept_licence": "on",
    }


@pytest.fixture
def last_mail():
    """Reads the last mail written to someone: its code and its link are in its text."""

    def read(recipient: str = "camille@example.org") -> "Mail":
        return Mail(Courriel.objects.filter(recipient=recipient).latest("pk").body)

    return read


class Mail(str):
    @property
    def code(self) -> str:
        return re.search(r"code : (\d{6})", self)[1]

    @property
    def link(self) -> str:
        return re.search(r"https?://[^/\s]+(/propositions/confirmer/\S+)", self)[1]
