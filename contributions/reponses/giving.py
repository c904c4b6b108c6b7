"""Giving answers: the propositions, their history, the mails and the followers move together or not at all."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

import page_cache
from comptes.models import User
from contributions.propositions.models import Proposition, Reponse, Transition
from contributions.propositions.states import Action
from contributions.reponses import followers, mails

# A mail to hundreds of people deserves a second look: until it leaves, the answer can be changed or withdrawn.
UNDO_WINDOW = timedelta(minutes=5)
SLICE = 500


@dataclass(frozen=True)
class Answer:
    """One answer, new or changed, and all the propositions it is to answer.

    The authors of those it newly answers are told; the others too with ``tell_all``.
    """

    reponse: Reponse
    proposition_ids: Collection[int]
    tell_all: bool = True


@dataclass
class Given:
    """What was done: the propositions answered, those that could not be, and who is told."""

    answered: list[Proposition] = field(default_factory=list)
    refused: list[Proposition] = field(default_factory=list)
    mails: int = 0


@transaction.atomic
def give(answers: Sequence[Answer], *, actor: User | None) -> Given:
    """Give answers, those of one call told to each author in one mail after ``UNDO_WINDOW``.

    A proposition that is no longer public is left alone and reported. A handful of queries for each answer
    and each slice of propositions, and one for each mail.
    """
    given = Given()
    batch = uuid4()
    told: list[tuple[Proposition, Reponse]] = []
    for answer in answers:
        told += carry_out(answer, batch, given, actor)
    plan = mails.plan(told)
    mails.enqueue(plan.mails, batch=batch, not_before=timezone.now() + UNDO_WINDOW)
    given.mails = len(plan.mails)
    followers.announce_answers(told, after=UNDO_WINDOW)
    page_cache.invalidate_contributions()
    return given


def carry_out(answer: Answer, batch, given: Given, actor: User | None) -> list[tuple[Proposition, Reponse]]:
    """Store one answer on its propositions; returns those whose authors are to be told."""
    reponse = answer.reponse
    is_new = reponse.pk is None
    rows = list(locked(answer.proposition_ids))
    public = [row for row in rows if row.is_published]
    given.refused += [row for row in rows if not row.is_published]
    if is_new and not public:
        return []
    before = set() if is_new else set(reponse.propositions.values_list("pk", flat=True))
    kept = {row.pk for row in public}
    fresh = [row for row in public if row.pk not in before]
    old_batch = reponse.batch
    # Those whose mail has not left have been told nothing yet.
    tell = public if answer.tell_all or mails.are_waiting(old_batch) else fresh
    replaced = {row.reponse_id for row in fresh if row.reponse_id}
    if tell or is_new:
        reponse.batch = batch
    reponse.withdrawn_at = None
    reponse.save()
    log(reponse, "wagtail.create" if is_new else "wagtail.edit", user=actor, content_changed=True)
    attach(fresh, reponse, actor)
    detach(before - kept, actor)
    withdraw_unused(replaced)
    mails.rewrite_waiting(old_batch)
    given.answered += public
    for row in public:
        row.reponse = reponse
    return [(row, reponse) for row in tell]


def locked(pks: Collection[int]) -> Iterable[Proposition]:
    """The propositions held, always in one order, so that crossed answers wait for each other."""
    ordered = sorted(pks)
    for start in range(0, len(ordered), SLICE):
        rows = Proposition.objects.select_for_update(of=("self",)).select_related("auteur", "axe")
        yield from rows.filter(pk__in=ordered[start : start + SLICE]).order_by("pk")


def attach(rows: Sequence[Proposition], reponse: Reponse, actor: User | None) -> None:
    for start in range(0, len(rows), SLICE):
        pks = [row.pk for row in rows[start : start + SLICE]]
        Proposition.objects.filter(pk__in=pks).update(reponse=reponse, version=F("version") + 1)
    note_in_history(rows, Action.REPONDRE, actor)


def detach(pks: Collection[int], actor: User | None) -> None:
    rows = list(locked(pks))
    for start in range(0, len(rows), SLICE):
        chunk = [row.pk for row in rows[start : start + SLICE]]
        Proposition.objects.filter(pk__in=chunk).update(reponse=None, version=F("version") + 1)
    note_in_history(rows, Action.SANS_REPONSE, actor)


def note_in_history(rows: Iterable[Proposition], action: str, actor: User | None) -> None:
    Transition.objects.bulk_create(
        (
            Transition(proposition=row, action=action, from_state=row.state, to_state=row.state, actor=actor)
            for row in rows
        ),
        batch_size=SLICE,
    )


def withdraw_unused(pks: Collection[int]) -> None:
    """An answer that no proposition bears any more is kept for the team as withdrawn."""
    unused = Reponse.objects.filter(pk__in=pks, propositions=None, withdrawn_at=None)
    Reponse.objects.filter(pk__in=list(unused.values_list("pk", flat=True))).update(
        withdrawn_at=timezone.now()
    )


@transaction.atomic
def withdraw(reponse: Reponse, *, actor: User | None) -> int:
    """Take an answer back from all its propositions; mails that have not left are rewritten without it.

    Returns how many propositions it answered.
    """
    pks = list(reponse.propositions.values_list("pk", flat=True))
    detach(pks, actor)
    reponse.withdrawn_at = timezone.now()
    reponse.save(update_fields=["withdrawn_at"])
    log(reponse, "contributions.withdraw_answer", user=actor)
    mails.rewrite_waiting(reponse.batch)
    followers.retract_answer(reponse, pks)
    page_cache.invalidate_contributions()
    return len(pks)
