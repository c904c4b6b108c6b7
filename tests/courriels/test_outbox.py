"""What the application promises of its mails: kept, sent once, retried, readable in the demonstration."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.template import engines
from django.urls import NoReverseMatch, clear_url_caches, reverse
from django.utils import timezone

from comptes.models import User
from courriels import outbox, worker
from courriels.models import Courriel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def template(monkeypatch):
    text = engines["django"].from_string("Bonjour {{ name }},\n\nl’équipe")
    monkeypatch.setattr(outbox, "get_template", lambda name: text)


def write(**changes) -> Courriel:
    values = {
        "to": "zoe@example.org",
        "subject": "Bonjour",
        "template": "essai",
        "context": {"name": "L’Élève & Cie"},
    }
    return outbox.enqueue(**{**values, **changes})


def test_a_mail_says_what_was_written_without_markup():
    write()
    assert worker.send_waiting() == 1
    assert mail.outbox[0].body.startswith("Bonjour L’Élève & Cie,")
    assert mail.outbox[0].to == ["zoe@example.org"]
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_goes_once():
    write()
    worker.send_waiting()
    worker.send_waiting()
    assert len(mail.outbox) == 1


def test_a_mail_disappears_with_the_transaction_that_wrote_it():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        _ = 1 / 0
    assert not Courriel.objects.exists()


def test_a_mail_waits_for_its_moment():
    write(not_before=timezone.now() + timedelta(minutes=1))
    assert worker.send_waiting() == 0


def test_a_claimed_mail_is_not_taken_by_a_second_worker():
    write()
    assert len(Courriel.objects.claim(10)) == 1
    assert Courriel.objects.claim(10) == []


def test_a_worker_that_died_gives_its_mails_back():
    write()
    Courriel.objects.claim(10)
    Courriel.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert worker.send_waiting() == 1


def test_nobody_adds_a_header_through_a_title():
    write(subject="Bonjour\r\nBcc: autre@example.org", headers={"X-Objet": "a\nb"})
    worker.send_waiting()
    assert mail.outbox[0].subject == "Bonjour Bcc: autre@example.org"
    assert mail.outbox[0].bcc == []


def test_old_mails_are_erased():
    write()
    Courriel.objects.update(sent_at=timezone.now() - timedelta(days=31))
    write()
    call_command("purge_courriels")
    assert Courriel.objects.count() == 1


def test_the_demonstration_shows_mails_newest_first(client):
    write(subject="Le premier")
    write(subject="Le second")
    response = client.get("/demo/courriels/")
    page = response.content.decode()
    assert page.index("Le second") < page.index("Le premier")
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_outside_the_demonstration_the_mails_are_not_served(client, settings):
    import importlib

    import config.urls

    settings.DEMO = False
    clear_url_caches()
    importlib.reload(config.urls)
    try:
        assert client.get("/demo/courriels/").status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("courriels:demo_outbox")
    finally:
        settings.DEMO = True
        clear_url_caches()
        importlib.reload(config.urls)


def test_mails_are_found_by_the_days_they_were_written_on(client):
    client.force_login(User.objects.create_superuser("equipe@example.org", "mot-de-passe-de-test"))
    for subject, day in (("Avant", 30), ("Le jour même", 31)):
        moment = timezone.make_aware(datetime(2026, 8, day, 12))
        Courriel.objects.filter(pk=write(subject=subject).pk).update(created_at=moment)
    address = reverse("courriels_envoyes:index")
    for typed in ("31/08/2026", "2026-08-31"):
        answer = client.get(address, {"created_at_from": typed, "created_at_to": typed})
        assert [row.subject for row in answer.context["object_list"]] == ["Le jour même"]
