"""What every response tells browsers."""

import pytest
from django.test import Client

from comptes.models import User

pytestmark = pytest.mark.django_db


def policy_of(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts}


@pytest.fixture
def page(client: Client):
    return client.get("/nulle-part/")


def test_the_public_policy_allows_nothing_inline_and_nothing_from_elsewhere(page):
    policy = policy_of(page)
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "http" not in page["Content-Security-Policy"]


def test_only_the_administration_may_write_scripts_in_its_pages(client):
    client.force_login(User.objects.create_superuser("chef@example.org"))
    policy = policy_of(client.get("/admin/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_response_carries_the_headers_of_a_state_site(page, name, value):
    assert page[name] == value


def test_the_browser_lends_no_camera_microphone_or_place(page):
    for feature in ("camera", "microphone", "geolocation"):
        assert f"{feature}=()" in page["Permissions-Policy"]
