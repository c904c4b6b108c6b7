"""The administration's door: it opens to the right word, and not to whoever tries a thousand."""

import pytest
from django.test import Client
from django.urls import reverse

from comptes.forms import ACCOUNT_AND_NETWORK_LIMIT
from comptes.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "une-longue-phrase-de-passe"


@pytest.fixture
def admin():
    return User.objects.create_superuser("chef@example.org", PASSWORD)


def sign_in(password: str, *, email: str = "chef@example.org", address: str = "192.0.2.1"):
    return Client(REMOTE_ADDR=address).post(
        reverse("wagtailadmin_login"), {"username": email, "password": password, "next": "/admin/"}
    )


def test_the_address_is_recognised_whatever_its_case(admin):
    assert sign_in(PASSWORD, email="Chef@Example.org").status_code == 302


def test_too_many_attempts_are_stopped_even_with_the_right_word(admin):
    for _ in range(ACCOUNT_AND_NETWORK_LIMIT):
        assert "Trop d’essais" not in sign_in("essai").text
    response = sign_in(PASSWORD)
    assert response.status_code == 200
    assert "Trop d’essais de connexion" in response.text


def test_a_stranger_who_guesses_does_not_keep_the_owner_out(admin):
    for _ in range(ACCOUNT_AND_NETWORK_LIMIT + 1):
        sign_in("essai", address="198.51.100.7")
    assert sign_in(PASSWORD).status_code == 302


def test_who_signs_in_often_with_the_right_word_is_never_stopped(admin):
    for _ in range(ACCOUNT_AND_NETWORK_LIMIT + 2):
        assert sign_in(PASSWORD).status_code == 302
