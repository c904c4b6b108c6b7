"""The administration's door: it opens to the right word, and not to whoever tries a thousand."""

import pytest
from django.test import Client
from django.urls import reverse

from comptes import known_devices
from comptes.forms import (
    ACCOUNT_AND_BUSY_NETWORK_LIMIT,
    ACCOUNT_AND_NETWORK_LIMIT,
    ACCOUNT_LIMIT,
    DEVICE_LIMIT,
    NETWORK_LIMIT,
)
from comptes.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "une-longue-phrase-de-passe"


@pytest.fixture
def admin():
    return User.objects.create_superuser("chef@example.org", PASSWORD)


def sign_in(
    password: str,
    *,
    email: str = "chef@example.org",
    address: str = "192.0.2.1",
    device: Client | None = None,
):
    return (device or Client()).post(
        reverse("wagtailadmin_login"),
        {"username": email, "password": password, "next": "/admin/"},
        REMOTE_ADDR=address,
    )


def known_device(email: str = "chef@example.org", **where: str) -> Client:
    """A browser that has signed in once, and out."""
    device = Client()
    assert sign_in(PASSWORD, email=email, device=device, **where).status_code == 302
    device.post(reverse("wagtailadmin_logout"))
    return device


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


def guess_without_end() -> None:
    """From the owner's own network, and from everywhere."""
    for number in range(ACCOUNT_LIMIT):
        sign_in("essai", address=f"192.0.2.{number % 20}")
    assert "Trop d’essais" in sign_in(PASSWORD).text


def test_wrong_passwords_from_one_address_close_no_other_account_behind_it(admin):
    for number in range(NETWORK_LIMIT):
        sign_in("essai", email=f"agent{number % 5}@example.org")
    sign_in("essai", email="agent1@example.org")
    for _ in range(ACCOUNT_AND_BUSY_NETWORK_LIMIT + 1):
        assert sign_in(PASSWORD).status_code == 302


def test_each_account_has_fewer_attempts_from_an_address_that_guesses(admin):
    for number in range(NETWORK_LIMIT):
        sign_in("essai", email=f"agent{number}@example.org")
    for _ in range(ACCOUNT_AND_BUSY_NETWORK_LIMIT):
        assert "Trop d’essais" not in sign_in("essai").text
    assert "Trop d’essais" in sign_in(PASSWORD).text


def test_a_device_that_signed_in_before_is_never_shut_out(admin):
    device = known_device()
    guess_without_end()
    assert sign_in(PASSWORD, device=device).status_code == 302
    assert sign_in(PASSWORD, device=device, address="203.0.113.9").status_code == 302


def test_a_device_answers_for_its_own_mistakes_for_a_minute(admin, monkeypatch):
    monkeypatch.setattr("protection.limits.time.time", lambda: 1_000_000.0)
    device = known_device()
    for _ in range(DEVICE_LIMIT):
        assert "Trop d’essais" not in sign_in("essai", device=device).text
    assert "Attendez une minute" in sign_in(PASSWORD, device=device).text
    monkeypatch.setattr("protection.limits.time.time", lambda: 1_000_060.0)
    assert sign_in(PASSWORD, device=device).status_code == 302


def test_a_device_is_known_for_the_account_that_signed_in_from_it_alone(admin):
    User.objects.create_superuser("autre@example.org", PASSWORD)
    device = known_device("autre@example.org")
    guess_without_end()
    assert "Trop d’essais" in sign_in(PASSWORD, device=device).text
    value = next(value for name, value in device.cookies.items() if name.startswith("appareil-")).value
    device.cookies[known_devices.cookie_name("chef@example.org")] = value
    assert "Trop d’essais" in sign_in(PASSWORD, device=device).text


def test_two_people_of_one_desk_both_keep_their_device(admin):
    User.objects.create_superuser("autre@example.org", PASSWORD)
    device = known_device()
    sign_in(PASSWORD, email="autre@example.org", device=device)
    device.post(reverse("wagtailadmin_logout"))
    guess_without_end()
    assert sign_in(PASSWORD, device=device).status_code == 302


def test_a_device_is_known_by_a_cookie_that_scripts_and_public_pages_never_see(admin, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookies = sign_in(PASSWORD).cookies
    [cookie] = [value for name, value in cookies.items() if name.startswith("appareil-")]
    assert cookie["httponly"] and cookie["secure"]
    assert (cookie["path"], cookie["samesite"], cookie["max-age"]) == ("/admin/", "Lax", 365 * 24 * 3600)
    assert "chef" not in cookie.output()


def test_a_wrong_password_makes_no_device_known(admin):
    assert not any(name.startswith("appareil-") for name in sign_in("essai").cookies)


@pytest.mark.parametrize("method", ["get", "head", "options", "put"])
def test_no_link_signs_anybody_out_of_the_administration(client, method):
    client.force_login(User.objects.create_superuser("sortie@example.org"))
    response = getattr(client, method)(reverse("wagtailadmin_logout"))
    assert response.status_code == 302 and "sessionid" not in response.cookies
    assert client.session["_auth_user_id"]
    client.post(reverse("wagtailadmin_logout"))
    assert "_auth_user_id" not in client.session
