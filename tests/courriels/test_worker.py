"""The worker outlives whatever one mail, the relay or a stop does to it; the mails behind always leave."""

import time
from datetime import timedelta
from threading import Event

import pytest
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from courriels import monitoring, worker
from courriels.models import ATTEMPTS_MAX, CLAIM, Courriel
from operations.health import problems
from tests.support import relay

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

POISONS = {
    "a control sign": {"recipient": '"\x0bx:"@example.org'},
    "a domain too long for the network": {"recipient": f"nom@{'é' * 60}.fr"},
    "a sign that no domain holds": {"recipient": "nom@exam\uffffple.fr"},
    "no address at all": {"recipient": "@"},
    "a header cut in two": {"headers": {"X-Objet": "a\nb"}},
    "an attachment without a type": {"attachments": [{"name": "a.txt"}]},
}


def write(**changes) -> Courriel:
    values = {"recipient": "zoe@example.org", "subject": "Bonjour", "body": "Texte\n"}
    return Courriel.objects.create(**values | changes)


@pytest.fixture
def through(settings):
    """Have the worker speak to a real relay on this machine."""
    settings.MAIL_RELAY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.2

    def use(running: relay.Relay) -> relay.Relay:
        settings.EMAIL_HOST, settings.EMAIL_PORT = running.host, running.port
        return running

    return use


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS)
def test_a_mail_that_can_never_leave_is_given_up_at_once_and_those_behind_it_leave(poison, through):
    write(**poison)
    behind = [write(recipient=f"suivante-{n}@example.org").recipient for n in range(7)]
    with relay.running() as running:
        through(running)
        assert worker.send_waiting() == 7
    assert running.recipients == behind
    given_up = Courriel.objects.get(failed_at__isnull=False)
    assert given_up.last_error and given_up.attempts == 1
    assert given_up.last_error[:100] in problems()["courriels_abandonnes"]
    assert monitoring.count_given_up() == 1


@pytest.mark.parametrize(
    ("answer", "final"),
    [
        ("550 unknown", True),
        ("451 later", False),
        ("hang up", False),
        (None, False),
    ],
)
@pytest.mark.parametrize("moment", ["RCPT TO:<zoe", "message"])
def test_what_the_relay_says_of_one_mail_stops_no_other(answer, final, moment, through):
    told = write()
    behind = write(recipient="leo@example.org")
    first = []

    def says(command: str) -> str | None:
        if command.startswith(moment) and not first:
            first.append(command)
            return answer
        return ""

    with relay.running(says) as running:
        through(running)
        assert worker.send_waiting() == 1
    told.refresh_from_db()
    behind.refresh_from_db()
    assert behind.sent_at and not told.sent_at and told.last_error
    assert bool(told.failed_at) is final
    assert final or (told.retry_at > timezone.now() and not told.claimed_until)


def test_any_exception_of_the_library_is_a_failure_of_that_mail_alone(monkeypatch):
    write()
    write(recipient="leo@example.org")
    true_send = worker.Relay.send
    for error in (RuntimeError("\x00 bug \ud800"), RecursionError("deep"), KeyError("x")):
        Courriel.objects.update(failed_at=None, sent_at=None, attempts=0)

        def send(self, message, error=error):
            if message.to == ["zoe@example.org"]:
                raise error
            true_send(self, message)

        monkeypatch.setattr(worker.Relay, "send", send)
        assert worker.send_waiting() == 1
        assert type(error).__name__ in Courriel.objects.get(failed_at__isnull=False).last_error


def test_the_delay_grows_and_ends_by_giving_up():
    mail = write()
    delays = []
    for attempts in range(1, ATTEMPTS_MAX):
        mail.attempts = attempts
        before = timezone.now()
        mail.record_failure("451")
        mail.refresh_from_db()
        delays.append(round((mail.retry_at - before).total_seconds()))
    assert delays == sorted(delays) and delays[0] == 30 and delays[-1] == 3600
    assert sum(delays) > timedelta(days=2).total_seconds() - 3600
    mail.attempts = ATTEMPTS_MAX
    mail.record_failure("451")
    mail.refresh_from_db()
    assert mail.failed_at


@pytest.mark.parametrize("greeting", [None, "554 closed"])
def test_a_relay_that_is_away_costs_no_mail_an_attempt_and_is_told_of(greeting, through):
    write(not_before=timezone.now() - timedelta(hours=1))
    with relay.running(lambda command: greeting) as running:
        through(running)
        began = time.monotonic()
        with pytest.raises(CommandError, match="ne répond pas"):
            call_command("send_courriels")
        assert time.monotonic() - began < 10
    mail = Courriel.objects.get()
    assert mail.attempts == 0 and not mail.claimed_until and not mail.failed_at
    assert mail.last_error in problems()["courriels"] and monitoring.count_late() == 1


def test_a_relay_that_drips_its_answers_is_left(through, settings, monkeypatch):
    monkeypatch.setattr(worker, "MAIL_DEADLINE", 0.3)
    settings.EMAIL_TIMEOUT = 5
    write()
    with relay.running(lambda command: "dribble" if command == "" else "") as running:
        through(running)
        with pytest.raises(worker.RelayDown, match="secondes"):
            worker.send_waiting()


def test_a_mail_tried_for_a_while_is_said_late_whenever_its_next_try_is():
    mail = write(not_before=timezone.now() - timedelta(hours=1))
    mail.attempts = 9
    mail.record_failure("451 later")
    assert "451 later" in monitoring.waiting_too_long()
    assert Courriel.objects.claim(1) == []


def test_many_mails_go_by_one_connection(through):
    for number in range(12):
        write(recipient=f"lectrice-{number}@example.org")
    with relay.running() as running:
        through(running)
        assert worker.send_waiting() == 12
        assert running.connections == 1


def test_a_killed_worker_delays_few_mails_and_not_for_long():
    for _ in range(30):
        write()
    Courriel.objects.claim(worker.BATCH)  # and dies
    assert worker.send_waiting() == 30 - worker.BATCH and worker.BATCH <= 5
    Courriel.objects.waiting().update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert worker.send_waiting() == worker.BATCH
    assert CLAIM.total_seconds() > worker.MAIL_DEADLINE


def test_a_worker_that_slept_past_its_claim_sends_nothing_twice():
    write()
    [held] = Courriel.objects.claim(1)
    Courriel.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    [taken] = Courriel.objects.claim(1)
    assert not held.renew() and taken.renew()


def test_a_worker_told_to_stop_gives_back_what_it_did_not_send():
    for _ in range(3):
        write()
    batch = Courriel.objects.claim(3)
    stop = Event()
    stop.set()
    assert worker.send_batch(batch, worker.Relay(), stop) == 0
    assert Courriel.objects.filter(claimed_until=None, attempts=0).count() == 3


def test_what_is_sent_by_the_framework_waits_in_the_outbox_with_what_it_tells(mailoutbox):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_mail("Objet", "Texte", None, ["zoe@example.org"])
        _ = 1 / 0
    assert not Courriel.objects.exists()
    assert send_mail("Objet\ncoupé", "Texte", None, ["zoe@example.org", "leo@example.org"]) == 1
    assert not mailoutbox
    assert worker.send_waiting() == 2
    assert [mail.to for mail in mailoutbox] == [["zoe@example.org"], ["leo@example.org"]]
    assert mailoutbox[0].subject == "Objet coupé"
