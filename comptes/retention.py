"""How long accounts are kept: the consultation, then a delay that a setting gives."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from comptes.models import User

_ends: list[Callable[[], datetime | None]] = []


def register_end(end: Callable[[], datetime | None]) -> None:
    """Say who knows when people can no longer take part; ``None`` while no end is planned."""
    if end not in _ends:
        _ends.append(end)


def forgotten_since() -> datetime | None:
    """Accounts not used since this moment may go; ``None`` while people may still need theirs."""
    limit = timezone.now() - timedelta(days=settings.ACCOUNTS_RETENTION_DAYS)
    ends = [end() for end in _ends]
    if not ends or any(moment is None or moment > limit for moment in ends):
        return None
    return limit


def inactive_accounts(since: datetime) -> QuerySet[User]:
    """Participants who have not signed in since; never the team's accounts."""
    return User.objects.filter(
        Q(last_login__lt=since) | Q(last_login=None, date_joined__lt=since),
        is_staff=False,
        is_superuser=False,
        groups=None,
    )
