"""Two moderators are never handed the same proposition."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from contributions.moderation import claims
from contributions.moderation.models import Examen
from contributions.moderation.queue import next_waiting
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, State
from tests.comptes.factories import UserFactory
from tests.contributions.decisions.test_concurrency import at_once
from tests.contributions.factories import PropositionFactory

pytestmark = pytest.mark.django_db
QUEUE = "/admin/moderation/"


@pytest.fixture
def colleague(db):
    user = UserFactory(first_name="Grace", last_name="Hopper")
    user.groups.add(Group.objects.get(name="Modération"))
    browser = Client()
    browser.force_login(user)
    browser.user = user
    return browser


@pytest.fixture
def waiting(db):
    now = timezone.now()
    return [
        PropositionFactory(a_moderer=True, submitted_at=now - timedelta(days=9 - age)) for age in range(3)
    ]


def path_of(proposition):
    return f"{QUEUE}{proposition.pk}/"


def handed(client, **params):
    return client.get(f"{QUEUE}suivante/", params, follow=True).context["proposition"]


def test_each_is_handed_another_one(client, moderator, colleague, waiting):
    assert handed(client) == waiting[0]
    assert handed(colleague) == waiting[1]
    assert handed(client) == waiting[0], "the same person finds again what they hold"
    assert handed(client, apres=waiting[0].pk) == waiting[2]
    assert handed(colleague, apres=waiting[1].pk) == waiting[0], "what was left is free again"


def test_one_sees_who_is_examining_what(client, moderator, colleague, waiting):
    colleague.get(path_of(waiting[0]))
    assert "En cours par Grace Hopper" in client.get(QUEUE).content.decode()
    page = client.get(path_of(waiting[0])).content.decode()
    assert "En cours par Grace Hopper" in page and 'value="publier"' not in page


def decide(client, proposition):
    return client.post(path_of(proposition), {"action": Action.PUBLIER, "version": proposition.version})


def test_what_a_colleague_examines_is_not_decided_but_can_be_taken_over(
    client, moderator, colleague, waiting
):
    colleague.get(path_of(waiting[0]))
    answer = decide(client, waiting[0])
    assert answer.status_code == 409 and "Grace Hopper examine cette proposition" in answer.content.decode()
    assert not Proposition.objects.published().exists()
    client.post(f"{path_of(waiting[0])}examen/", {"geste": "reprendre"})
    assert decide(client, waiting[0]).status_code == 302
    assert decide(colleague, waiting[0]).status_code == 409


def test_a_claim_ends_by_itself(client, moderator, colleague, waiting):
    colleague.get(path_of(waiting[0]))
    Examen.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "En cours par" not in client.get(QUEUE).content.decode()
    assert handed(client) == waiting[0]
    assert decide(colleague, waiting[0]).status_code == 409, (
        "who came back late does not decide over the other"
    )
    assert decide(client, waiting[0]).status_code == 302


def test_an_expired_claim_that_nobody_took_still_decides(client, moderator, waiting):
    client.get(path_of(waiting[0]))
    Examen.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert decide(client, waiting[0]).status_code == 302


def test_a_decision_or_leaving_releases(client, moderator, colleague, waiting):
    client.get(path_of(waiting[0]))
    decide(client, waiting[0])
    assert not Examen.objects.filter(proposition=waiting[0]).exists()
    client.get(path_of(waiting[1]))
    assert client.post(f"{path_of(waiting[1])}examen/", {"geste": "liberer"}).status_code == 204
    colleague.get(path_of(waiting[2]))
    client.post(f"{path_of(waiting[2])}examen/", {"geste": "liberer"})
    assert Examen.objects.filter(proposition=waiting[2]).exists(), "only one's own"
    assert client.post(f"{path_of(waiting[2])}examen/", {"geste": "tenir"}).status_code == 409
    assert client.post(f"{path_of(waiting[1])}examen/", {"geste": "quitter"})["Location"] == QUEUE


def test_bad_gestures_are_refused(client, moderator, waiting):
    url = f"{path_of(waiting[0])}examen/"
    assert client.get(url).status_code == 405
    assert client.post(url, {"geste": "voler"}).status_code == 404
    assert client.post(f"{QUEUE}999999999/examen/", {"geste": "tenir"}).status_code == 404
    assert client.post(f"{QUEUE}{2**70}/examen/", {"geste": "tenir"}).status_code == 404


def test_a_reader_holds_nothing(client, waiting):
    reader = UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_proposition", "access_admin"]))
    client.force_login(reader)
    assert client.get(path_of(waiting[0])).status_code == 200
    client.post(f"{path_of(waiting[0])}examen/", {"geste": "tenir"})
    assert not Examen.objects.exists()


def test_a_decided_proposition_is_held_by_nobody(client, moderator):
    client.get(path_of(PropositionFactory()))
    assert not Examen.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.postgresql
def test_five_moderators_at_once_are_handed_five_different_propositions():
    PropositionFactory.create_batch(6, a_moderer=True)
    users = UserFactory.create_batch(5)
    found = at_once(*[lambda user=user: next_waiting(QueryDict(), user) for user in users])
    assert all(isinstance(row, Proposition) for row in found), found
    assert len({row.pk for row in found}) == 5
    assert Examen.objects.count() == 5


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.postgresql
def test_of_two_who_take_one_at_once_one_holds_it():
    proposition, users = PropositionFactory(a_moderer=True), UserFactory.create_batch(4)
    found = at_once(*[lambda user=user: claims.take(proposition.pk, user) for user in users])
    assert sorted(found) == [False, False, False, True]
    assert proposition.state == State.A_MODERER
