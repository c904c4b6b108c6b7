import base64
import json

import altcha
import pytest
from django.urls import reverse
from django.utils import timezone

from protection import proof


def solved(**changes) -> str:
    """What the script writes into the field, with parameters of the challenge altered on demand."""
    challenge = altcha.Challenge.from_dict(proof.new_challenge())
    solution = altcha.solve_challenge(challenge)
    for name, value in changes.items():
        setattr(challenge.parameters, name, value)
    return altcha.Payload(challenge, solution).to_base64()


def encoded(value) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def test_a_solved_challenge_is_a_proof_with_its_own_identifier():
    first, second = proof.verify(solved()), proof.verify(solved())
    assert first and second and first.identifier != second.identifier
    assert first.expires_at > timezone.now()


@pytest.mark.parametrize(
    "changes", [{"cost": 1}, {"key_prefix": ""}, {"expires_at": 2**40}, {"nonce": "00" * 16}]
)
def test_a_challenge_altered_by_its_sender_is_no_proof(changes):
    assert proof.verify(solved(**changes)) is None


def test_a_challenge_too_old_is_no_proof(monkeypatch):
    monkeypatch.setattr(proof, "LIFETIME", -1)
    assert proof.verify(solved()) is None


def test_a_challenge_of_another_site_is_no_proof(settings):
    text = solved()
    settings.SECRET_KEY = "another-key"
    assert proof.verify(text) is None


def test_an_unsolved_challenge_is_no_proof():
    challenge = proof.new_challenge()
    assert (
        proof.verify(encoded({"challenge": challenge, "solution": {"counter": 1, "derivedKey": "00"}}))
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "é",
        "\x00",
        "=" * 50,
        encoded(None),
        encoded([]),
        encoded({}),
        encoded({"challenge": 1}),
        encoded({"challenge": {"parameters": []}, "solution": {}}),
        encoded({"challenge": {"parameters": {}}, "solution": "x"}),
        encoded("[" * 3000),
    ],
)
def test_anything_else_is_no_proof_and_no_error(text):
    assert proof.verify(text) is None


def test_the_challenge_is_never_kept_and_names_its_worker(client):
    response = client.get(reverse("protection:challenge"))
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies
    assert set(response.json()) == {"parameters", "signature", "worker"}
    assert client.post(reverse("protection:challenge")).status_code == 405
