"""The second step of a submission: what remains to be done comes first, and nobody retypes what is known."""

import pytest
from bs4 import BeautifulSoup

from contributions.propositions.models import ConsultationSettings, Depot, Proposition
from contributions.propositions.states import State
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.conftest import TITLE
from tests.contributions.factories import PropositionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pause")]

DEPOSIT = "/propositions/deposer/"


@pytest.fixture
def step(client, typed):
    return client.post(DEPOSIT, typed).url


@pytest.fixture
def signed_in(client):
    user = UserFactory(email="camille@example.org", public_name="Camille")
    client.force_login(user)
    return user


def read(client, step) -> BeautifulSoup:
    return BeautifulSoup(client.get(step).content, "html.parser")


def title_of(page: BeautifulSoup) -> str:
    return page.h1.get_text().replace("\u00a0", " ")


def test_the_title_says_what_remains_and_the_field_comes_before_any_text(client, step, typed):
    PropositionFactory(title=typed["title"], text=typed["text"])
    page = read(client, step)
    assert title_of(page) == "Encore une étape : confirmez votre adresse"
    places = [client.get(step).text.index(mark) for mark in ('name="email"', TITLE)]
    assert places == sorted(places)
    assert page.find("form", class_="proposition-form").find_next(class_="proposition-draft")


@pytest.mark.parametrize(
    ("moderation", "said"),
    [
        ("avant", "elle sera lue par l’équipe, puis publiée"),
        ("apres", "elle sera publiée, puis lue par l’équipe"),
    ],
)
def test_it_says_what_will_become_of_the_text_as_the_team_has_decided(client, step, moderation, said):
    consultation = ConsultationSettings.load()
    consultation.moderation = moderation
    consultation.save()
    assert said in client.get(step).text


def test_who_is_signed_in_confirms_without_retyping_anything_nor_a_code(client, step, identity, signed_in):
    page = read(client, step)
    assert title_of(page) == "Encore une étape : confirmez votre proposition"
    assert page.find("input", attrs={"name": "email"})["value"] == signed_in.email
    assert page.find("input", attrs={"name": "public_name"})["value"] == "Camille"
    response = client.post(step, identity | {"email": " Camille@Example.org "})
    proposition = Proposition.objects.get()
    assert response.url == f"{proposition.receipt_url}?merci=1"
    assert (proposition.state, proposition.auteur) == (State.A_MODERER, signed_in)
    assert list(Courriel.objects.values_list("kind", flat=True)) == ["proposition-recue"]


def test_who_is_signed_in_and_gives_another_address_still_proves_it(client, step, identity, signed_in):
    client.post(step, identity | {"email": "autre@example.org"})
    assert Proposition.objects.get().state == State.BROUILLON
    assert Courriel.objects.get().kind == "proposition-code"


def test_another_site_cannot_confirm_in_the_name_of_who_is_signed_in(client, step, identity, signed_in):
    client.post(step, identity, headers={"origin": "https://ailleurs.example"})
    assert Proposition.objects.get().auteur is None
    assert Depot.objects.exists()


@pytest.mark.parametrize("path", [DEPOSIT, "comment"])
def test_every_public_text_asks_not_to_tell_what_the_law_protects_and_says_why(client, axe, path):
    if path == "comment":
        path = PropositionFactory().write_comment_path
    page = client.get(path).text.replace("\u00a0", " ")
    assert "ni de vos opinions politiques ou religieuses" in page
    assert "ce sont des informations personnelles, et ce texte sera public" in page
