"""A hundred people at once: ten places, ninety who wait in the order they came, on both databases."""

import pytest
from django.utils import timezone

from evenements.inscriptions import operations
from evenements.inscriptions.choices import Attendance, State
from evenements.models import Inscription
from tests.contributions.decisions.test_concurrency import at_once
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.postgresql]


def registering(event, email: str, *, own: bool = True):
    def register():
        row = Inscription(evenement=event, attendance=Attendance.ON_SITE, email=email, name="Quelqu’un")
        return operations.register(row, proven=True, own=own)

    return register


def test_of_a_hundred_at_once_ten_have_a_place_and_ninety_wait_in_order_of_arrival():
    event = open_event(capacity_on_site=10)
    results = at_once(*[registering(event, f"personne-{n}@example.org") for n in range(100)])

    assert sorted(results) == [State.CONFIRMEE] * 10 + [State.EN_ATTENTE] * 90
    rows = list(Inscription.objects.order_by("rank").values_list("rank", "state", "pk"))
    assert [rank for rank, _, _ in rows] == list(range(1, 101))
    assert [state for _, state, _ in rows] == [State.CONFIRMEE] * 10 + [State.EN_ATTENTE] * 90
    # The rows were written in the order of their ranks: nobody overtook anybody.
    assert [pk for _, _, pk in rows] == sorted(pk for _, _, pk in rows)


def test_of_a_hundred_unknown_addresses_at_once_ten_have_a_place_kept_and_it_is_theirs_when_all_confirm():
    event = open_event(capacity_on_site=10)
    calls = [registering(event, f"personne-{n}@example.org", own=False) for n in range(100)]
    assert sorted(at_once(*calls)) == [State.A_CONFIRMER] * 90 + [State.RETENUE] * 10
    kept = set(Inscription.objects.kept())

    at_once(*[lambda row=row: operations.confirm(row) for row in Inscription.objects.all()])

    assert set(Inscription.objects.confirmed()) == kept
    assert sorted(Inscription.objects.values_list("rank", flat=True)) == list(range(1, 101))
    assert Inscription.objects.waiting().count() == 90


def test_kept_places_that_lapse_go_once_each_however_many_release_them_at_once():
    event = open_event(capacity_on_site=3)
    InscriptionFactory.create_batch(3, evenement=event, kept=True, held_until=timezone.now())
    waiting = InscriptionFactory.create_batch(5, evenement=event, waiting=True)
    newcomer = InscriptionFactory(evenement=event, unconfirmed=True)

    at_once(*[operations.release_places] * 5, lambda: operations.confirm(newcomer))

    assert list(Inscription.objects.confirmed().order_by("rank")) == waiting[:3]
    assert list(Inscription.objects.waiting())[:2] == waiting[3:]


def test_the_last_place_taken_by_two_at_once_goes_to_exactly_one():
    event = open_event(capacity_on_site=1)
    results = at_once(*[registering(event, f"{name}@example.org") for name in ("ada", "grace")])

    assert sorted(results) == [State.CONFIRMEE, State.EN_ATTENTE]
    assert Inscription.objects.confirmed().count() == 1


def test_one_person_who_registers_ten_times_at_once_is_registered_once():
    event = open_event()
    results = at_once(*[registering(event, "ada@example.org")] * 10)

    assert results == [State.CONFIRMEE] * 10
    assert Inscription.objects.count() == 1


def test_places_given_up_at_once_go_to_the_first_who_wait():
    event = open_event(capacity_on_site=3)
    confirmed = InscriptionFactory.create_batch(3, evenement=event)
    waiting = InscriptionFactory.create_batch(5, evenement=event, waiting=True)

    results = at_once(*[lambda row=row: operations.cancel(row) for row in confirmed])

    assert all(isinstance(result, Inscription) for result in results), results
    assert list(Inscription.objects.confirmed().order_by("rank")) == waiting[:3]
    assert list(Inscription.objects.waiting()) == waiting[3:]
