import pytest

from protection import gate
from tests.protection.test_proof import solved

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def request_from(rf):
    return lambda address="192.0.2.1": rf.post("/", REMOTE_ADDR=address)


def test_a_proof_passes_once_and_its_replay_is_slow(request_from):
    proof = solved()
    kinds = [gate.assess(request_from(), scope="essai", proof=proof).kind for _ in range(2)]
    assert kinds == ["passed", "slow"]


def test_a_proof_spent_on_one_form_is_spent_for_all(request_from):
    proof = solved()
    gate.assess(request_from(), scope="essai", proof=proof)
    assert gate.assess(request_from("198.51.100.7"), scope="autre", proof=proof).kind == "slow"


def test_no_javascript_takes_the_slower_path(request_from):
    assert gate.assess(request_from(), scope="essai", proof="").kind == "slow"


def test_a_filled_trap_takes_the_slower_path_even_with_a_proof(request_from):
    assert gate.assess(request_from(), scope="essai", proof=solved(), honeypot=True).kind == "slow"


def test_a_flood_from_one_network_waits_and_others_do_not(request_from, settings):
    settings.PROTECTION_HOURLY_LIMIT_SLOW = 2
    answers = [gate.assess(request_from(), scope="essai") for _ in range(3)]
    assert [answer.kind for answer in answers] == ["slow", "slow", "refused"]
    assert 0 < answers[-1].retry_after <= 3600
    assert gate.assess(request_from("198.51.100.7"), scope="essai").kind == "slow"


def test_a_proof_still_opens_where_the_slower_path_is_full(request_from, settings):
    settings.PROTECTION_HOURLY_LIMIT_SLOW = 0
    assert gate.assess(request_from(), scope="essai", proof=solved()).kind == "passed"


def test_proofs_have_a_limit_too(request_from, settings):
    settings.PROTECTION_HOURLY_LIMIT = 1
    kinds = [gate.assess(request_from(), scope="essai", proof=solved()).kind for _ in range(2)]
    assert kinds == ["passed", "refused"]


def test_an_honest_submission_costs_two_queries(request_from, django_assert_num_queries):
    proof = solved()
    with django_assert_num_queries(2):
        gate.assess(request_from(), scope="essai", proof=proof)
