"""Writing the mails that tell followers the news, grouped as each person asked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import IntegerField, Q, Value
from django.urls import reverse
from django.utils import timezone

from comptes.follows import unsubscribing
from comptes.follows.registry import followable, heard_by, kinds, subjects_of
from comptes.models import Destinataire, Nouvelle, Suivi, User
from courriels import outbox

SPREAD_BATCH = 50
# Mails that group go out in the morning, weekly ones on Mondays.
MORNING = time(7)
MONDAY = 0
NEWS_MAX = 50
MAIL_KIND = "suivi"


@dataclass(frozen=True)
class Group:
    """What a mail says of one thing that its reader follows."""

    title: str
    news: list[Nouvelle]


def write_due(now: datetime | None = None) -> int:
    """Write every mail of news whose time has come; returns how many.

    Safe to run twice at once: each piece of news is handed to its followers by one run only, and whom it
    reaches is struck off in the transaction that writes the mail. Two queries when there is nothing to do.
    """
    now = now or timezone.now()
    while spread(now):
        pass
    return sum(write_to(pk, now) for pk in due_people(now))


@transaction.atomic
def spread(now: datetime) -> int:
    """Hand a few pieces of news to those who follow what they are about; returns how many pieces."""
    batch = list(Nouvelle.objects.select_for_update(skip_locked=True).to_spread(now)[:SPREAD_BATCH])
    for nouvelle in batch:
        for kind, target in nouvelle.targets:
            hand_to_followers(nouvelle, kind, heard_by(kind, target))
    if batch:
        Nouvelle.objects.filter(pk__in=[nouvelle.pk for nouvelle in batch]).update(spread_at=now)
    return len(batch)


def hand_to_followers(nouvelle: Nouvelle, kind: str, targets: list[int]) -> None:
    """Write down who has still to be told, in the database itself: one query for any number of followers."""
    followers = (
        Suivi.objects.of(kind, targets)
        .filter(created_at__lte=nouvelle.created_at, personne__is_active=True)
        .exclude(personne__notifications=User.Notifications.NONE)
    )
    if nouvelle.apart_from_id:
        followers = followers.exclude(personne=nouvelle.apart_from_id)
    rows = followers.order_by().values_list("personne_id", "pk", Value(nouvelle.pk, IntegerField()))
    select, params = rows.query.sql_with_params()
    table = Destinataire._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (personne_id, suivi_id, nouvelle_id) {select} ON CONFLICT DO NOTHING",
            params,
        )


def morning_before(now: datetime) -> datetime:
    """The last moment at which daily mails were due."""
    today = timezone.localdate(now)
    morning = timezone.make_aware(datetime.combine(today, MORNING))
    if morning > now:
        morning = timezone.make_aware(datetime.combine(today - timedelta(days=1), MORNING))
    return morning


def monday_before(now: datetime) -> datetime:
    """The last moment at which weekly mails were due."""
    morning = morning_before(now)
    day = timezone.localdate(morning)
    monday = day - timedelta(days=(day.weekday() - MONDAY) % 7)
    return timezone.make_aware(datetime.combine(monday, MORNING))


def due(now: datetime) -> Q:
    """Who is to be told now: for each choice, those with news from before its last moment."""
    choices = User.Notifications
    last_moments = {
        choices.AT_ONCE: now - timedelta(seconds=settings.NEWS_GROUPING_SECONDS),
        choices.DAILY: morning_before(now),
        choices.WEEKLY: monday_before(now),
        # What was on its way when they chose to be written to no more is struck off.
        choices.NONE: now,
    }
    condition = Q()
    for choice, moment in last_moments.items():
        condition |= Q(personne__notifications=choice, nouvelle__created_at__lte=moment)
    return condition


def due_people(now: datetime) -> list[int]:
    rows = Destinataire.objects.filter(due(now)).order_by("personne")
    return list(rows.values_list("personne", flat=True).distinct())


@transaction.atomic
def write_to(person_pk: int, now: datetime) -> int:
    """Write one person's mail, with all that waits for them; returns how many mails (0 or 1).

    The person's row is held, so that two runs at once write one mail.
    """
    person = User.objects.select_for_update(no_key=True).filter(pk=person_pk).first()
    waiting = Destinataire.objects.filter(personne=person_pk)
    if person is None or not waiting.filter(due(now)).exists():
        return 0
    rows = list(waiting.select_related("suivi", "nouvelle").order_by("nouvelle"))
    Destinataire.objects.filter(pk__in=[row.pk for row in rows]).delete()
    if not person.wants_mails or not person.is_active:
        return 0
    enqueue(person, rows)
    return 1


def enqueue(person: User, rows: Sequence[Destinataire]) -> None:
    suivis = {row.suivi_id: row.suivi for row in rows}
    groups = grouped(rows[:NEWS_MAX])
    only = next(iter(suivis.values())) if len(suivis) == 1 else None
    stop_url = f"{settings.SITE_URL}{unsubscribing.path_for(person, only)}"
    outbox.enqueue(
        to=person.email,
        subject=subject_of(groups),
        template="comptes/courriels/nouvelles",
        context={
            "groups": groups,
            "more": max(0, len(rows) - NEWS_MAX),
            "only": only is not None,
            "stop_url": stop_url,
            "space_url": settings.SITE_URL + reverse("comptes:follows"),
            "preferences_url": settings.SITE_URL + reverse("comptes:preferences"),
            "site_url": settings.SITE_URL,
        },
        headers={
            "List-Unsubscribe": f"<{stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        kind=MAIL_KIND,
    )


def grouped(rows: Sequence[Destinataire]) -> list[Group]:
    """The news by the thing they came from, in the order they happened."""
    by_suivi: dict[int, list[Nouvelle]] = defaultdict(list)
    suivis = {}
    for row in rows:
        by_suivi[row.suivi_id].append(row.nouvelle)
        suivis[row.suivi_id] = row.suivi
    subjects = subjects_of(suivis.values())
    return [
        Group(title_of(suivis[pk], subjects.get((suivis[pk].kind, suivis[pk].target))), news)
        for pk, news in by_suivi.items()
    ]


def title_of(suivi: Suivi, subject) -> str:
    if subject:
        return subject.title
    return followable(suivi.kind).gone if suivi.kind in kinds() else "Ce que vous suivez"


def subject_of(groups: Sequence[Group]) -> str:
    if len(groups) == 1:
        return f"Du nouveau : {groups[0].title}"
    return f"Du nouveau sur {len(groups)} sujets que vous suivez"
