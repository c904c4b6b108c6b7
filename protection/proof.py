"""The proof of work: a small calculation that costs a person nothing and a flood of submissions a lot."""

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import altcha
from django.conf import settings
from django.utils.crypto import salted_hmac

# A long text takes a while to write, and the calculation starts with its first word.
LIFETIME = 4 * 3600
# Each try costs ITERATIONS hashes, for the browser; checking the answer costs as much, once, here. The answer
# is drawn from a range, so that no browser is unlucky for long.
ITERATIONS = 100
COUNTER_RANGE = range(1000, 3000)
MALFORMED = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Proof:
    """A verified solution; ``identifier`` is unique to its challenge."""

    identifier: str
    expires_at: datetime


def signing_key() -> bytes:
    return salted_hmac("protection.proof", "challenge", algorithm="sha256").digest()


def new_challenge() -> dict:
    """A challenge to solve, signed so that nothing about it needs to be stored."""
    counter = COUNTER_RANGE.start + secrets.randbelow(len(COUNTER_RANGE))
    challenge = altcha.create_challenge(
        "SHA-256",
        ITERATIONS,
        counter=counter,
        expires_at=int(time.time()) + LIFETIME,
        hmac_secret=signing_key(),
    )
    return challenge.to_dict()


def verify(text: str) -> Proof | None:
    """The proof that a form field carries, or ``None`` when it is missing, altered, wrong or too old."""
    if not text or len(text) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return None
    try:
        payload = altcha.Payload.from_base64(text)
        result = altcha.verify_solution(payload, signing_key())
    except MALFORMED:
        return None
    if not result.verified:
        return None
    expires_at = datetime.fromtimestamp(payload.challenge.parameters.expires_at, UTC)
    return Proof(payload.challenge.signature, expires_at)
