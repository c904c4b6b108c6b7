"""Supporting a proposition and no longer supporting it, with every count exact.

A support is one transaction that holds the proposition's row: the support itself, the count on the row, its
copies for lists by theme and the total of the whole move together. The person comes first
(``comptes.locks``), then rows in the order of ``contributions.decisions.life`` (propositions by primary key, their
themes, totals), so that nothing deadlocks.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db import IntegrityError, connection, transaction
from django.db.models import F, IntegerField, Q, Value
from django.utils import timezone

import page_cache
from comptes.locks import hold_person
from comptes.models import User
from contributions.decisions import support_counts
from contributions.decisions.models import Soutien
from contributions.propositions import counters
from contributions.propositions.models import Proposition, PropositionTheme
from contributions.propositions.targets import consultation_target


class SupportRefused(Exception):
    """The support does not count; ``code`` says why to the page that tells it."""

    code = ""


class Unknown(SupportRefused):
    """There is no such proposition, or the public may not read it."""

    code = "introuvable"


class OwnProposition(SupportRefused):
    """Supports say what others think of a proposition."""

    code = "auteur"


class Closed(SupportRefused):
    """The consultation is not open: the counts no longer change, or not yet."""

    code = "clos"


class Merged(SupportRefused):
    """The proposition has joined another, which its reader may want to support after reading it."""

    code = "fusionnee"

    def __init__(self, kept_pk: int) -> None:
        self.kept_pk = kept_pk
        super().__init__(kept_pk)


def are_open() -> bool:
    """Whether people may support, or withdraw a support, now; the dates are remembered."""
    return consultation_target().is_open


def add(user: User, pk: int) -> bool:
    """Count someone's support of a proposition; whether it is a new one.

    Raises ``SupportRefused``. Five queries for a new support, two for one that is there already;
    PostgreSQL asks one more. The consultation's dates are remembered.
    """
    if not are_open():
        raise Closed
    try:
        with transaction.atomic():
            hold_person(user.pk)
            proposition = held(pk)
            if proposition.merged_into_id:
                raise Merged(proposition.merged_into_id)
            if not proposition.is_published:
                raise Unknown
            if proposition.auteur_id == user.pk:
                raise OwnProposition
            if not insert(user.pk, pk):
                return False
            shift([pk], +1, published=1)
            return True
    except IntegrityError as error:
        # The account went while the button was pressed.
        raise Unknown from error


def withdraw(user: User, pk: int) -> bool:
    """Take back someone's support; whether there was one. What it came with in a merge goes too.

    Raises ``Closed`` and ``Unknown``; ``Merged`` for a proposition that has joined another.
    """
    if not are_open():
        raise Closed
    with transaction.atomic():
        hold_person(user.pk)
        proposition = held(pk)
        if proposition.merged_into_id:
            raise Merged(proposition.merged_into_id)
        deleted, _ = Soutien.objects.filter(personne=user, proposition=pk).delete()
        if not deleted:
            return False
        shift([pk], -1, published=int(proposition.is_published))
        joined = Soutien.objects.filter(personne=user, proposition__merged_into=pk)
        origins = list(joined.values_list("proposition", flat=True))
        if origins:
            joined.delete()
            shift(origins, -1, published=0)
        return True


def held(pk: int) -> Proposition:
    """The proposition's row, held until the end of the transaction. Raises ``Unknown``."""
    rows = Proposition.objects.select_for_update(of=("self",))
    found = rows.only("state", "auteur", "merged_into").filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Unknown
    return found


def insert(user_pk: int, pk: int) -> bool:
    """Store a support unless it is there; the database alone decides, whatever the clicks."""
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Soutien._meta.db_table} (personne_id, proposition_id, created_at) "  # noqa: S608
            "VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [user_pk, pk, now],
        )
        return cursor.rowcount == 1


def shift(pks: Collection[int], delta: int, *, published: int) -> None:
    """Add to the counts of propositions held by the caller, ``published`` of which are public."""
    Proposition.objects.filter(pk__in=pks).update(support_count=F("support_count") + delta)
    PropositionTheme.objects.filter(content_object__in=pks).update(support_count=F("support_count") + delta)
    if published:
        counters.shift_total(counters.SUPPORTS, delta * published)
        page_cache.invalidate_soon()


def follow_merges(*propositions: Proposition) -> None:
    """Give propositions the supports of those that have joined them, and take back those of the others.

    Called by ``contributions.decisions.life`` once a merge or its undoing is written, the rows being held. Each
    person counts once; the author of the kept proposition does not support it through a merge.
    """
    for proposition in propositions:
        copies = Soutien.objects.filter(proposition=proposition, merged_from__isnull=False)
        copies.exclude(merged_from__merged_into=proposition).delete()
        copy_supports(proposition)
    recount([proposition.pk for proposition in propositions])


def copy_supports(kept: Proposition) -> None:
    """One query, for any number of supports."""
    origins = Soutien.objects.filter(proposition__merged_into=kept, merged_from=None)
    if kept.auteur_id:
        origins = origins.exclude(personne=kept.auteur_id)
    rows = origins.order_by().values_list(
        "personne_id", Value(kept.pk, IntegerField()), "proposition_id", "created_at"
    )
    select, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Soutien._meta.db_table} (personne_id, proposition_id, merged_from_id, created_at) "
            f"{select} ON CONFLICT DO NOTHING",
            params,
        )


def recount(pks: Collection[int]) -> None:
    """Bring the counts of a few propositions, held by the caller, to what their supports say."""
    by_delta: dict[int, list[int]] = defaultdict(list)
    for pk, delta in support_counts.drift(pks).items():
        by_delta[delta].append(pk)
    for delta, wrong in sorted(by_delta.items()):
        shift(wrong, delta, published=Proposition.objects.published().filter(pk__in=wrong).count())


@transaction.atomic
def forget(user: User) -> None:
    """Let someone go: while the consultation is open their supports are withdrawn, since nothing could keep
    them from counting twice; once it is over they stay counted, without anybody's name."""
    hold_person(user.pk)
    supports = Soutien.objects.filter(personne=user)
    # The rows that erasing an account writes, its own propositions included, in the order of all writers.
    concerned = Q(auteur=user) | Q(pk__in=supports.values("proposition"))
    held_rows = Proposition.objects.select_for_update(of=("self",)).filter(concerned).order_by("pk")
    merged_into = dict(held_rows.values_list("pk", "merged_into"))
    rows = list(supports.order_by("pk").values_list("proposition", "merged_from"))
    supports.delete()
    if not are_open():
        # What one supported through two propositions that are one today counts once.
        own = {merged_into[pk] or pk: pk for pk, merged_from in rows if merged_from is None}
        counted = [pk for root, pk in own.items() if root in merged_into]
        Proposition.objects.filter(pk__in=counted).update(unnamed_supports=F("unnamed_supports") + 1)
    recount([pk for pk, _ in rows])


def forget_before_deletion(sender: type[User], instance: User, **kwargs) -> None:
    """However an account is deleted, the counts stay exact."""
    forget(instance)
