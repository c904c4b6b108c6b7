from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from courriels.models import Courriel
from operations import health

pytestmark = pytest.mark.django_db

TOKEN = {"Authorization": "Bearer a-long-secret"}


@pytest.fixture(autouse=True)
def operators(settings):
    settings.OPERATIONS_TOKEN = "a-long-secret"


def test_a_stranger_learns_that_the_site_answers_in_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/sante/")

    assert response.json() == {"etat": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "Basic a-long-secret"])
def test_a_wrong_token_learns_no_more_than_a_stranger(client, given):
    assert client.get("/sante/", headers={"Authorization": given}).json() == {"etat": "ok"}


def test_without_a_token_in_the_settings_nobody_is_an_operator(client, settings):
    settings.OPERATIONS_TOKEN = ""

    assert client.get("/sante/", headers={"Authorization": "Bearer "}).json() == {"etat": "ok"}


def test_a_database_that_does_not_answer_is_said_without_its_address(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError("secret address of the server")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/sante/")

    assert response.status_code == 503
    assert "secret" not in response.content.decode()


@pytest.mark.postgresql
def test_an_operator_reads_each_check(client):
    answer = client.get("/sante/", headers=TOKEN).json()

    assert answer["etat"] == "ok"
    assert set(answer["verifications"]) >= {"base_de_donnees", "cache", "migrations", "courriels", "taches"}
    assert set(answer["verifications"].values()) == {"ok"}


def test_an_operator_learns_that_mails_do_not_go(client):
    Courriel.objects.create(
        recipient="a@example.org",
        subject="Un objet",
        body="…",
        not_before=timezone.now() - timedelta(hours=1),
        last_error="Connection refused",
    )
    response = client.get("/sante/", headers=TOKEN)

    assert response.status_code == 200
    assert response.json()["etat"] == "a_surveiller"
    assert (
        "1 courriel(s) auraient dû partir. Connection refused"
        in response.json()["verifications"]["courriels"]
    )


def test_a_check_that_breaks_hides_no_other(client, monkeypatch):
    def broken() -> str:
        raise RuntimeError("no such disk")

    monkeypatch.setitem(health._checks, "disque", broken)
    answer = client.get("/sante/", headers=TOKEN).json()

    assert answer["verifications"]["disque"] == "RuntimeError : no such disk"
    assert answer["verifications"]["base_de_donnees"] == "ok"
