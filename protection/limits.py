"""How often something may happen, counted in the database so that every process counts the same."""

import time
from datetime import UTC, datetime, timedelta

from django.utils.crypto import salted_hmac

from protection.models import Hit


def window_key(scope: str, key: str, *, period: int) -> tuple[str, datetime]:
    """The name of the current window's count, and when the window ends."""
    window = int(time.time() // period)
    digest = salted_hmac("protection.limits", f"{scope}\n{period}\n{window}\n{key}", algorithm="sha256")
    return digest.hexdigest(), datetime.fromtimestamp((window + 1) * period, UTC)


def hit(scope: str, key: str, *, limit: int, period: int) -> bool:
    """Count one more ``key`` within ``scope``; whether it stays within ``limit`` for this ``period`` (seconds).

    One query. Windows follow one another, so that at their border twice the limit may pass. The key is
    hashed with the secret key: pass an e-mail address or ``network.address_key`` as it is.
    """
    name, ends_at = window_key(scope, key, period=period)
    return Hit.objects.count_hits({name: ends_at})[name] <= limit


def forget(scope: str, key: str, *, period: int) -> None:
    """Start the count of ``key`` again, for who has proved to be no guesser. One query."""
    name, _ = window_key(scope, key, period=period)
    Hit.objects.filter(key=name).delete()


def seconds_left(*, period: int) -> int:
    """How long until a refused key may try again."""
    return period - int(time.time() % period)


def spend_once(scope: str, key: str, *, expires_at: datetime) -> bool:
    """Whether ``key`` is used for the first time; the answer holds until it expires. One query."""
    name = salted_hmac("protection.once", f"{scope}\n{key}", algorithm="sha256").hexdigest()
    # Kept a little longer than it is valid, so that clocks that disagree leave no gap.
    return Hit.objects.count_hits({name: expires_at + timedelta(minutes=5)})[name] == 1
