"""People who sign in as they really do: with the code of the mail."""

import re
import time
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from courriels.models import Courriel

ADDRESS = "camille@example.org"


@pytest.fixture(autouse=True)
def within_one_window(monkeypatch):
    """No test straddles two windows of the rate limits."""
    hour = time.time() // 3600 * 3600
    monkeypatch.setattr("protection.limits.time", SimpleNamespace(time=lambda: hour + 60))


def last_code(email: str = ADDRESS) -> str:
    mail = Courriel.objects.filter(recipient=email, kind="connexion-code").order_by("-pk").first()
    return re.search(r"espace : (\d{6})$", mail.body, re.MULTILINE)[1]


def ask_code(client: Client, email: str = ADDRESS, **data):
    return client.post(reverse("comptes:sign_in"), {"email": email, **data})


def try_code(client: Client, code: str):
    return client.post(reverse("comptes:code"), {"code": code})


def another(code: str) -> str:
    """A code that is surely not this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


@pytest.fixture
def participant(client: Client):
    """Someone signed in with the code of the mail; ``client`` holds their session."""
    ask_code(client)
    return try_code(client, last_code()).wsgi_request.user
