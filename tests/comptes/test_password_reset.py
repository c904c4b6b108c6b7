"""A lost password of the administration: asked for as often as one may, and telling nobody who has an account."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comptes.models import User
from courriels.models import Courriel

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/password_reset/"


@pytest.fixture
def account() -> User:
    return User.objects.create_superuser("equipe@example.org", "mot-de-passe-de-test")


def test_the_mail_waits_in_the_outbox_in_our_words_and_opens_the_page(client, account, mailoutbox):
    assert client.post(ADDRESS, {"email": " Equipe@Example.org\u200b"}).status_code == 302
    mail = Courriel.objects.get()
    assert not mailoutbox and mail.recipient == "equipe@example.org"
    assert mail.body.startswith("Bonjour,") and "mot de passe" in mail.subject
    path = re.search(r"https?://[^/\s]+(/admin/password_reset/confirm/\S+)", mail.body).group(1)
    assert "new_password1" in client.get(path, follow=True).text


@pytest.mark.parametrize("kind", ["unknown", "participant", "inactive"])
def test_an_address_without_an_account_of_the_team_makes_the_same_work(client, account, kind):
    if kind == "participant":
        User.objects.create_user("autre@example.org")
    if kind == "inactive":
        User.objects.create_user("autre@example.org", "mot-de-passe-de-test", is_active=False)
    queries = []
    for email in ("equipe@example.org", "autre@example.org"):
        with CaptureQueriesContext(connection) as captured:
            answer = client.post(ADDRESS, {"email": email})
        queries.append([re.sub(r"'[^']*'", "?", query["sql"])[:60] for query in captured])
        assert answer.status_code == 302
    assert queries[0] == queries[1]
    mail = Courriel.objects.get(recipient="autre@example.org")
    assert "Aucun compte" in mail.body and "confirm" not in mail.body


def test_one_address_is_not_flooded(client, account):
    answers = [client.post(ADDRESS, {"email": "equipe@example.org"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302] * 3 + [429] * 2
    assert Courriel.objects.count() == 3
    assert "Trop de demandes" in answers[-1].text


def test_one_network_does_not_ask_for_everybody(client):
    answers = [client.post(ADDRESS, {"email": f"nom-{n}@example.org"}) for n in range(21)]
    assert answers[-1].status_code == 429 and Courriel.objects.count() == 20
