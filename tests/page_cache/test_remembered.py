import pytest
from django.db import transaction
from django.test import Client

from editorial.models import SiteIdentity
from page_cache import remember, versions
from vocabulaires.models import Axe


@pytest.fixture
def outside_transactions(monkeypatch):
    """As a page is read: no test's transaction around it, and no database needed."""
    monkeypatch.setattr("page_cache.remembered.connection", type("Free", (), {"in_atomic_block": False}))


@pytest.fixture
def counted():
    calls = []

    @remember
    def read(*arguments):
        calls.append(arguments)
        return object()

    read.calls = calls
    return read


def test_what_is_remembered_is_read_once_for_each_argument(outside_transactions, counted):
    assert counted("a") is counted("a")
    assert counted("b") is not counted("a")
    assert counted.calls == [("a",), ("b",)]


def test_a_change_makes_it_read_again(outside_transactions, counted):
    counted("a")
    versions.bump()
    counted("a")

    assert len(counted.calls) == 2


def test_a_change_while_it_is_read_makes_it_read_again(outside_transactions):
    said = ["old", "new"]

    @remember
    def read():
        value = said.pop(0)
        if value == "old":
            versions.bump()
        return value

    assert [read(), read(), read()] == ["old", "new", "new"]


def test_nothing_is_remembered_when_the_cache_is_turned_off(outside_transactions, counted, settings):
    settings.PAGE_CACHE_SECONDS = 0
    counted("a")
    counted("a")

    assert len(counted.calls) == 2


def test_it_dies_of_age(outside_transactions, counted, monkeypatch, settings):
    counted("a")
    monkeypatch.setattr("page_cache.remembered.time.monotonic", lambda: 1e12 + settings.PAGE_CACHE_SECONDS)
    counted("a")

    assert len(counted.calls) == 2


def test_arguments_made_up_by_anyone_do_not_fill_the_memory(outside_transactions, counted):
    for number in range(1000):
        counted(number)
    counted(0)

    assert len(counted.calls) == 1001


@pytest.mark.django_db
def test_a_transaction_reads_what_it_wrote(counted):
    with transaction.atomic():
        counted("a")
        counted("a")

    assert len(counted.calls) == 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_frame_of_a_page_is_read_once_and_follows_every_change(django_assert_max_num_queries):
    SiteIdentity.load()
    client = Client()
    client.get("/propositions/")
    with django_assert_max_num_queries(5):
        client.get("/propositions/")
    identity = SiteIdentity.load()
    identity.service_title = "La consultation renommée"
    identity.save()
    Axe.objects.create(number=9, name="Un axe ajouté", short_name="Ajouté", slug="ajoute")

    content = client.get("/propositions/deposer/").content.decode()

    assert "La consultation renommée" in content
    assert "Axe 9 – Ajouté" in content
