"""Many people press the same button at once: every count stays exact, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from contributions import counters, life, supports
from contributions.models import Proposition, Soutien, Total
from contributions.states import Action
from tests.contributions.factories import MotifFactory, PropositionFactory, ThemeFactory, UserFactory
from tests.contributions.test_concurrency import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

PEOPLE, DOUBLE_CLICKS, AT_ONCE = 200, 50, 25


def assert_exact():
    assert counters.supports_drift() == {}
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
