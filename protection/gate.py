"""Decides how fast a submission goes on; it never throws one away."""

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.http import HttpRequest

from protection import limits, network
from protection.proof import verify

HOUR = 3600


@dataclass(frozen=True)
class Assessment:
    """``passed``: go on at once. ``slow``: store it, then make the sender wait. ``refused``: come back later."""

    kind: Literal["passed", "slow", "refused"]
    retry_after: int = 0


def assess(request: HttpRequest, *, scope: str, proof: str = "", honeypot: bool = False) -> Assessment:
    """Weigh a submission by its proof of work, its trap field and how many its network has sent.

    A proof counts once. Without one (no JavaScript) or with the trap filled in (some password managers
    do) the sender takes the slower path. A whole school may share one address, so that a proof opens a
    far wider limit.
    """
    key = network.address_key(request)
    if not honeypot and (proven := verify(proof)):
        if not limits.hit(scope, key, limit=settings.PROTECTION_HOURLY_LIMIT, period=HOUR):
            return Assessment("refused", limits.seconds_left(period=HOUR))
        if limits.spend_once("proof", proven.identifier, expires_at=proven.expires_at):
            return Assessment("passed")
    if not limits.hit(f"{scope}:slow", key, limit=settings.PROTECTION_HOURLY_LIMIT_SLOW, period=HOUR):
        return Assessment("refused", limits.seconds_left(period=HOUR))
    return Assessment("slow")
