"""Two people at once: one decision, one count, one mail, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from contributions.decisions import life
from contributions.depot import deposit
from contributions.propositions import counters
from contributions.propositions.models import Depot, Proposition
from contributions.propositions.states import Action, State
from contributions.signalements import reports
from contributions.signalements.models import Signalement
from courriels.models import Courriel
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]


def at_once(*calls: Callable) -> list:
    """Run calls together, each on a connection of its own; returns what each returned or raised."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait(20)
            return call()
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def assert_counters_exact():
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


def test_of_two_decisions_at_once_exactly_one_is_taken():
    proposition = PropositionFactory(a_moderer=True, themes=[ThemeFactory()])
    motif, first, second = MotifFactory(), UserFactory(), UserFactory()
    results = at_once(
        lambda: life.apply(proposition.pk, Action.PUBLIER, actor=first, expected_version=1),
        lambda: life.apply(proposition.pk, Action.REJETER, actor=second, motif=motif, expected_version=1),
    )
    assert sorted(type(result).__name__ for result in results) == ["DecidedMeanwhile", "Proposition"]
    refused = next(result for result in results if isinstance(result, life.DecidedMeanwhile))
    proposition.refresh_from_db()
    assert refused.last.to_state == proposition.state
    assert proposition.transitions.count() == 1
    assert Courriel.objects.count() == 1
    assert_counters_exact()


def test_ten_clicks_at_once_publish_once():
    proposition, actor = PropositionFactory(a_moderer=True), UserFactory()
    results = at_once(*[lambda: life.apply(proposition.pk, Action.PUBLIER, actor=actor)] * 10)
    assert sum(isinstance(result, Proposition) for result in results) == 1
    assert all(isinstance(result, Proposition | life.MoveRefused) for result in results)
    assert Courriel.objects.count() == 1
    assert_counters_exact()


def test_decisions_at_once_on_one_persons_propositions_count_them_once():
    author, actor, theme = UserFactory(), UserFactory(), ThemeFactory()
    rows = PropositionFactory.create_batch(6, a_moderer=True, auteur=author, themes=[theme])
    results = at_once(*[lambda row=row: life.apply(row.pk, Action.PUBLIER, actor=actor) for row in rows])
    assert all(isinstance(result, Proposition) for result in results), results
    assert counters.Total.objects.get(name=counters.AUTHORS).value == 1
    assert_counters_exact()


def test_crossed_merges_leave_one_of_the_two_public():
    first, second = PropositionFactory.create_batch(2)
    actor = UserFactory()
    results = at_once(
        lambda: life.apply(first.pk, Action.FUSIONNER, actor=actor, merge_into=second),
        lambda: life.apply(second.pk, Action.FUSIONNER, actor=actor, merge_into=first),
    )
    assert sorted(type(result).__name__ for result in results) == ["MoveRefused", "Proposition"]
    assert Proposition.objects.published().count() == 1
    assert_counters_exact()


def test_one_text_sent_several_times_at_once_is_stored_once():
    model = PropositionFactory(brouillon=True)

    def send():
        row = Proposition(
            title="Un même texte envoyé", text=model.text, axe=model.axe, profil_id=model.profil_id
        )
        return deposit.store(row, [], sender=deposit.Sender(client_key="onglet"))

    results = at_once(*[send] * 5)
    assert len({result.pk for result in results}) == 1, results
    assert Proposition.objects.filter(title="Un même texte envoyé").count() == 1


def test_no_more_codes_are_tried_at_once_than_allowed():
    depot = deposit.give_identity(
        Depot.objects.create(proposition=PropositionFactory(brouillon=True, auteur=None)),
        email="personne@example.org",
        public_name="",
    )
    depot.code_hash = depot.hash_code("000000")
    depot.save()
    results = at_once(*[lambda: deposit.try_code(depot, "999999")] * 9)
    assert all(isinstance(result, deposit.WrongCode) for result in results), results
    depot.refresh_from_db()
    assert depot.code_attempts == 5


def test_one_new_person_who_confirms_twice_at_once_has_one_account_and_one_proposition():
    model = PropositionFactory(brouillon=True)

    def depot_of(key):
        row = Proposition(
            title="Un texte confirmé deux fois", text=model.text, axe=model.axe, profil_id=model.profil_id
        )
        depot = deposit.store(row, [], sender=deposit.Sender(client_key=key))
        return deposit.give_identity(depot, email="nouvelle@example.org", public_name="")

    first, second = depot_of("a"), depot_of("b")
    results = at_once(lambda: deposit.confirm(first), lambda: deposit.confirm(second))
    assert sorted(result.already for result in results) == [False, True], results
    assert Proposition.objects.filter(state=State.A_MODERER).count() == 1
    assert not Depot.objects.exists()


def test_a_report_that_arrives_while_others_are_closed_stays_counted():
    proposition, motif = PropositionFactory(), MotifFactory()

    def send(number: int):
        return lambda: reports.report(proposition, motif=motif, message="", user=None, network=str(number))

    def close():
        return reports.close(proposition, Signalement.Outcome.MAINTENU, actor=None)

    for start in range(0, 40, 5):
        at_once(*[send(number) for number in range(start, start + 5)], close, close)
        assert checked.drifts() == {}
