"""Many people press the same button at once: every count stays exact, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from comptes import personal_data
from comptes.models import User
from comptes.personal_data import TextsChoice
from contributions.commentaires import sending
from contributions.commentaires.life import CommentRefused
from contributions.commentaires.models import BrouillonCommentaire
from contributions.decisions import life, supports
from contributions.decisions.models import Soutien
from contributions.propositions import counters
from contributions.propositions.models import Proposition, Total
from contributions.propositions.states import Action
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.decisions.test_concurrency import at_once
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]

PEOPLE, DOUBLE_CLICKS, AT_ONCE = 200, 50, 25


def assert_exact():
    assert checked.drifts() == {}
    assert not counters.wrong_copies().exists()
    assert counters.totals_drift() == {}


def all_of(calls: list) -> list:
    def run(call):
        try:
            return call()
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, calls))


def test_two_hundred_people_and_fifty_double_clicks_make_two_hundred_supports():
    proposition, people = (
        PropositionFactory(themes=ThemeFactory.create_batch(2)),
        UserFactory.create_batch(PEOPLE),
    )
    clicks = [user for user in people for _ in range(2 if user in people[:DOUBLE_CLICKS] else 1)]
    results = all_of([lambda user=user: supports.add(user, proposition.pk) for user in clicks])
    assert sorted(map(str, results)) == ["False"] * DOUBLE_CLICKS + ["True"] * PEOPLE
    assert Proposition.objects.get().support_count == PEOPLE
    assert set(proposition.theme_links.values_list("support_count", flat=True)) == {PEOPLE}
    assert Total.objects.get(name=counters.SUPPORTS).value == PEOPLE
    assert_exact()


def test_supporting_and_withdrawing_at_once_leave_exact_counts():
    proposition, people = PropositionFactory(themes=[ThemeFactory()]), UserFactory.create_batch(10)
    actions = [supports.add, supports.withdraw, supports.add]
    results = all_of(
        [lambda user=user, act=act: act(user, proposition.pk) for user in people for act in actions]
    )
    assert all(isinstance(result, bool) for result in results), results
    assert Proposition.objects.get().support_count == Soutien.objects.count()
    assert_exact()


def test_a_proposition_hidden_while_it_is_supported_leaves_an_exact_total():
    proposition, people = PropositionFactory(themes=[ThemeFactory()]), UserFactory.create_batch(8)
    motif = MotifFactory()
    results = at_once(
        *[lambda user=user: supports.add(user, proposition.pk) for user in people],
        lambda: life.apply(proposition.pk, Action.MASQUER, motif=motif),
    )
    assert all(isinstance(result, bool | supports.Unknown | Proposition) for result in results), results
    assert_exact()


def test_crossed_merges_of_supported_propositions_count_everybody_once():
    first, second, third = PropositionFactory.create_batch(3)
    people = UserFactory.create_batch(4)
    for user in people:
        for proposition in (first, second):
            supports.add(user, proposition.pk)
    results = at_once(
        lambda: life.apply(first.pk, Action.FUSIONNER, merge_into=second),
        lambda: life.apply(second.pk, Action.FUSIONNER, merge_into=third),
        *[lambda user=user: supports.add(user, third.pk) for user in people],
    )
    assert all(isinstance(result, bool | life.MoveRefused | Proposition) for result in results), results
    assert_exact()


def test_an_account_erased_while_its_owner_clicks_leaves_exact_counts():
    proposition, user = PropositionFactory(), UserFactory()
    at_once(lambda: supports.add(user, proposition.pk), lambda: user.delete())
    assert_exact()


@pytest.mark.parametrize("texts", TextsChoice)
def test_people_who_leave_while_they_click_and_are_decided_upon_block_nobody(texts):
    """Every writer takes propositions first and accounts last: none waits for another that waits for it."""
    motif, user, others = MotifFactory(), UserFactory(), UserFactory.create_batch(4)
    own, supported, new = PropositionFactory(auteur=user), *PropositionFactory.create_batch(2)
    supports.add(user, supported.pk)
    typed = BrouillonCommentaire(
        proposition=supported, position="pour", text="Un dernier mot avant de partir."
    )
    draft = sending.store(typed, sender="navigateur")
    results = at_once(
        lambda: personal_data.erase(user, texts),
        lambda: personal_data.erase(user, texts),
        lambda: life.apply(own.pk, Action.MASQUER, motif=motif),
        lambda: supports.withdraw(user, supported.pk),
        lambda: supports.add(user, new.pk),
        lambda: sending.send(draft, user),
        *[lambda other=other: supports.add(other, own.pk) for other in others],
    )
    refusals = supports.SupportRefused | life.MoveRefused | CommentRefused
    assert all(
        isinstance(result, bool | Proposition | sending.Sent | None | refusals) for result in results
    ), results
    assert not User.objects.filter(pk=user.pk).exists()
    assert_exact()
    assert counters.drift() == {}


def test_what_an_author_supports_does_not_wait_for_a_decision_on_their_own_text():
    """It holds the totals when its reference to the account is checked: waiting there would be for ever."""
    if connection.vendor != "postgresql":
        pytest.skip("the locks of PostgreSQL")
    user = UserFactory()
    own, other = PropositionFactory(auteur=user), PropositionFactory()

    def support() -> bool:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
            return supports.insert(user.pk, other.pk)

    with transaction.atomic():
        life.count_published(own, -1)
        assert all_of([support]) == [True]
