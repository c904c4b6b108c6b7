"""Two moderators are never handed the same proposition: who opens it holds it for a while."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from comptes.models import User
from contributions.moderation.models import Examen
from contributions.propositions.models import Proposition, PropositionQuerySet

DURATION = timedelta(minutes=10)
HANDED_AT_ONCE = 20

TAKE = """
INSERT INTO contributions_examen (proposition_id, moderator_id, expires_at) VALUES (%s, %s, %s)
ON CONFLICT (proposition_id) DO UPDATE SET moderator_id = excluded.moderator_id, expires_at = excluded.expires_at
WHERE contributions_examen.moderator_id = excluded.moderator_id OR contributions_examen.expires_at <= %s
"""


def take(pk: int, user: User) -> bool:
    """Hold a proposition, or hold it longer; ``False`` when somebody else holds it. One statement."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [pk, user.pk, adapted(now + DURATION), adapted(now)])
        return cursor.rowcount > 0


def adapted(moment: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(moment)


def take_over(pk: int, user: User) -> None:
    """Hold it whoever held it: for a colleague who has gone and left it open."""
    Examen.objects.update_or_create(
        proposition_id=pk, defaults={"moderator": user, "expires_at": timezone.now() + DURATION}
    )


def release(pk: int, user: User) -> None:
    """Leave a proposition to others; nothing happens to what somebody else holds."""
    Examen.objects.filter(proposition=pk, moderator=user).delete()


def holder(pk: int, user: User) -> Examen | None:
    """Who else is examining a proposition now."""
    held = Examen.objects.filter(proposition=pk, expires_at__gt=timezone.now()).exclude(moderator=user)
    return held.select_related("moderator").first()


def free_for(rows: PropositionQuerySet, user: User) -> PropositionQuerySet:
    """Without what others are examining."""
    held = Examen.objects.filter(proposition=OuterRef("pk"), expires_at__gt=timezone.now()).exclude(
        moderator=user
    )
    return rows.exclude(Exists(held))


def hand(candidates: Iterable[Proposition], user: User) -> Proposition | None:
    """The first of some propositions that nobody takes meanwhile, held for someone."""
    return next((row for row in candidates if take(row.pk, user)), None)
