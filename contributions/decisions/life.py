"""The one place where a proposition changes state.

Each change is one transaction: the row, its theme rows, the counters, the history, the search index and
the mail to the author move together or not at all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

import page_cache
from comptes.models import User
from contributions.analyse import screening
from contributions.commentaires import merging
from contributions.decisions import decision_mails, news, supports
from contributions.decisions.models import Recours
from contributions.propositions import counters
from contributions.propositions.models import (
    ConsultationSettings,
    Motif,
    Proposition,
    PropositionQuerySet,
    PropositionTheme,
    Transition,
)
from contributions.propositions.states import ENTRIES, MOVES, Action, State
from contributions.signalements import reports
from contributions.signalements.models import Signalement
from search import index
from search.registry import Content
from vocabulaires.models import Axe, Theme

SEARCH_KIND = "proposition"
UNDOABLE = frozenset(
    {
        Action.PUBLIER,
        Action.VALIDER,
        Action.RENVOYER,
        Action.REJETER,
        Action.MASQUER,
        Action.RETABLIR,
        Action.FUSIONNER,
        Action.RECLASSER,
    }
)


class MoveRefused(Exception):
    """The action does not apply; the message, in French, says why to the person who asked."""


class DecidedMeanwhile(MoveRefused):
    """Somebody else changed the proposition since the person who decides opened it."""

    def __init__(self, proposition: Proposition) -> None:
        self.proposition = proposition
        self.last = proposition.transitions.select_related("actor").order_by("-pk").first()
        super().__init__(
            "Cette proposition a changé depuis que vous l’avez ouverte. Votre décision n’a pas été enregistrée."
        )


@dataclass(frozen=True)
class Snapshot:
    """What the public counted and listed before a change, to write only what differs after it."""

    published: bool
    keys: tuple[counters.CountKey, ...]
    copies: tuple

    @classmethod
    def of(cls, proposition: Proposition, theme_ids: Iterable[int]) -> "Snapshot":
        published = proposition.is_published
        return cls(
            published,
            tuple(counters.keys_of(proposition, theme_ids)) if published else (),
            (proposition.axe_id, proposition.published_at if published else None),
        )


@transaction.atomic
def apply(
    pk: int,
    action: str,
    *,
    actor: User | None = None,
    expected_version: int | None = None,
    motif: Motif | None = None,
    note: str = "",
    merge_into: Proposition | None = None,
    lot: UUID | None = None,
) -> Proposition:
    """Carry out one action on one proposition.

    ``expected_version`` is the version the person had under their eyes; ``note`` is what they write to
    the author; ``lot`` groups the decisions that are taken back together. Raises ``MoveRefused`` when the
    action does not apply and ``DecidedMeanwhile`` when the proposition has changed since. Twelve queries at
    most, one more when reports are closed, and PostgreSQL's lock of the search index; a merge or its undoing
    asks thirteen more for the supports, and six for the comments when there are, whatever their number.
    """
    if action == Action.FUSIONNER and merge_into and merge_into.pk != pk:
        proposition, joined = locked_pair(pk, merge_into.pk, expected_version)
    elif action == Action.RETABLIR:
        proposition, joined = locked_with_kept(pk, expected_version)
    else:
        proposition, joined = locked(pk, expected_version), None
    if action == Action.FUSIONNER and joined is not None:
        merge_into = joined
    move = MOVES[action]
    check_move(proposition, action, motif=motif, note=note, merge_into=merge_into)
    now = timezone.now()
    was_published, restorable, from_state = proposition.is_published, as_it_is(proposition), proposition.state
    proposition.state = move.target or proposition.state
    if action in ENTRIES:
        proposition.submitted_at = proposition.submitted_at or now
        # What was sent back and completed is to be read again.
        proposition.moderated_at = None
        if ConsultationSettings.load().moderation == ConsultationSettings.Moderation.AFTER:
            proposition.state = State.PUBLIEE
    else:
        proposition.moderated_at = now
    if proposition.is_published:
        proposition.published_at = proposition.published_at or now
    if action == Action.RETABLIR:
        proposition.merged_into = None
    if action == Action.FUSIONNER:
        proposition.merged_into = merge_into
        restorable["joined"] = follow(proposition, merge_into)
    if proposition.report_count and was_published and not proposition.is_published:
        reports.close_all(proposition, Signalement.Outcome.MASQUE, actor=actor)
    theme_ids = write_state(proposition, was_published=was_published)
    restorable["themes"] = theme_ids
    if joined is not None:
        supports.follow_merges(proposition, joined)
        merging.place_comments([pk, *restorable["joined"]], at=proposition.merged_into_id or pk)
    mails = decision_mails.tell_author(proposition, action, motif=motif, note=note)
    restorable |= {"version": proposition.version, "courriels": mails}
    undoable = {"before": restorable, "lot": lot or uuid4()} if actor and action in UNDOABLE else {}
    step = log(proposition, action, from_state, actor=actor, motif=motif, note=note, **undoable)
    news.tell_change(proposition, step, was_published=was_published, theme_ids=theme_ids)
    if action == Action.CONFIRMER:
        screening.screen([proposition])
    return proposition


def as_it_is(proposition: Proposition, theme_ids: Iterable[int] = ()) -> dict:
    """What a decision may change of a proposition, to be able to take it back."""

    def iso(moment) -> str | None:
        return moment.isoformat() if moment else None

    return {
        "state": proposition.state,
        "moderated_at": iso(proposition.moderated_at),
        "published_at": iso(proposition.published_at),
        "merged_into": proposition.merged_into_id,
        "axe": proposition.axe_id,
        "themes": list(theme_ids),
        "joined": [],
    }


def follow(proposition: Proposition, merge_into: Proposition) -> list[int]:
    """Lead to the other proposition those that had joined this one; two queries at most."""
    joined = list(Proposition.objects.filter(merged_into=proposition).values_list("pk", flat=True))
    if joined:
        Proposition.objects.filter(pk__in=joined).update(merged_into=merge_into)
    return joined


@transaction.atomic
def reclassify(
    pk: int,
    *,
    actor: User | None,
    axe: Axe | None = None,
    themes: Iterable[Theme] | None = None,
    expected_version: int | None = None,
    note: str = "",
    lot: UUID | None = None,
) -> Proposition:
    """File a proposition under another axis or other themes; the author's words stay untouched."""
    proposition = locked(pk, expected_version)
    if proposition.state not in MOVES[Action.RECLASSER].sources:
        raise MoveRefused("Cette proposition ne peut plus être reclassée.")
    old_ids = list(proposition.theme_links.values_list("tag", flat=True))
    before = Snapshot.of(proposition, old_ids)
    restorable = as_it_is(proposition, old_ids)
    if axe is not None:
        proposition.axe = axe
    new_ids = old_ids if themes is None else list(dict.fromkeys(theme.pk for theme in themes))
    if set(new_ids) == set(old_ids) and before.copies[0] == proposition.axe_id:
        return proposition
    if set(new_ids) != set(old_ids):
        set_themes(proposition, new_ids)
    write(proposition, before, new_ids)
    restorable |= {"version": proposition.version, "courriels": []}
    undoable = {"before": restorable, "lot": lot or uuid4()} if actor else {}
    log(proposition, Action.RECLASSER, proposition.state, actor=actor, note=note, **undoable)
    return proposition


def locked(pk: int, expected_version: int | None = None) -> Proposition:
    """The proposition, held until the end of the transaction and as the person last saw it."""
    return as_last_seen(held_rows().get(pk=pk), expected_version)


def locked_with_kept(pk: int, expected_version: int | None = None) -> tuple[Proposition, Proposition | None]:
    """A proposition and the one it has joined, if any, held together as ``locked_pair`` does; one query."""
    kept = Proposition.objects.filter(pk=pk, merged_into__isnull=False).values("merged_into")
    rows = {row.pk: row for row in held_rows().filter(Q(pk=pk) | Q(pk__in=kept)).order_by("pk")}
    if pk not in rows:
        raise Proposition.DoesNotExist
    proposition = as_last_seen(rows[pk], expected_version)
    if proposition.merged_into_id and proposition.merged_into_id not in rows:
        # It joined another while this waited for its row.
        raise DecidedMeanwhile(proposition)
    return proposition, rows.get(proposition.merged_into_id)


def locked_pair(
    pk: int, other_pk: int, expected_version: int | None = None
) -> tuple[Proposition, Proposition]:
    """Two propositions held together, always in the same order: crossed merges wait for each other."""
    rows = {row.pk: row for row in held_rows().filter(pk__in=[pk, other_pk]).order_by("pk")}
    if pk not in rows:
        raise Proposition.DoesNotExist
    if other_pk not in rows:
        raise MoveRefused("La proposition à rejoindre n’existe plus.")
    return as_last_seen(rows[pk], expected_version), rows[other_pk]


def held_rows() -> PropositionQuerySet:
    return Proposition.objects.select_for_update(of=("self",)).select_related("axe", "region")


def as_last_seen(proposition: Proposition, expected_version: int | None) -> Proposition:
    if expected_version is not None and proposition.version != expected_version:
        raise DecidedMeanwhile(proposition)
    return proposition


def check_move(
    proposition: Proposition,
    action: str,
    *,
    motif: Motif | None = None,
    note: str = "",
    merge_into: Proposition | None = None,
) -> None:
    """Raise ``MoveRefused`` unless the transition table and the action's own rules allow it."""
    move = MOVES[action]
    if proposition.state not in move.sources:
        raise MoveRefused(
            f"Cette action ne s’applique pas à une proposition dont l’état est « {proposition.get_state_display()} »."
        )
    if move.asks_reason and not (motif or note.strip()):
        raise MoveRefused("Indiquez un motif ou un message pour l’auteur.")
    if action == Action.VALIDER and proposition.moderated_at:
        raise MoveRefused("Cette proposition a déjà été relue.")
    if action == Action.RENVOYER and not proposition.auteur_id:
        raise MoveRefused("Cette proposition n’a plus d’auteur joignable : elle ne peut pas être renvoyée.")
    if (
        action == Action.RETABLIR
        and Recours.objects.filter(proposition=proposition, decided_at=None).exists()
    ):
        raise MoveRefused(
            "L’auteur a contesté cette décision : tranchez son recours, dans la liste des recours."
        )
    if action == Action.FUSIONNER:
        if merge_into is None or merge_into.pk == proposition.pk:
            raise MoveRefused("Choisissez une autre proposition, avec laquelle fusionner celle-ci.")
        if not merge_into.is_published:
            raise MoveRefused("On ne peut fusionner qu’avec une proposition publiée.")


def set_themes(proposition: Proposition, theme_ids: Iterable[int]) -> None:
    """Replace a proposition's themes, in two queries."""
    proposition.theme_links.all().delete()
    PropositionTheme.objects.bulk_create(theme_rows(proposition, theme_ids))


def theme_rows(proposition: Proposition, theme_ids: Iterable[int]) -> list[PropositionTheme]:
    """The rows that file a proposition under themes, not yet stored."""
    return [
        PropositionTheme(
            content_object=proposition,
            tag_id=theme_id,
            axe_id=proposition.axe_id,
            published_at=proposition.published_at if proposition.is_published else None,
            support_count=proposition.support_count,
        )
        for theme_id in theme_ids
    ]


def write(proposition: Proposition, before: Snapshot, theme_ids: Iterable[int]) -> None:
    """Save the row and all that is derived from it, writing only what the change touched."""
    theme_ids = list(theme_ids)
    proposition.version += 1
    proposition.save()
    after = Snapshot.of(proposition, theme_ids)
    if theme_ids and before.copies != after.copies:
        proposition.theme_links.update(axe=proposition.axe_id, published_at=after.copies[1])
    derive(proposition, before, after)


def write_state(proposition: Proposition, *, was_published: bool) -> list[int]:
    """Save a row whose state alone has changed, and all that is derived from it; the ids of its themes.

    Its theme rows are written and read in one query; nothing is derived from what the public does not see.
    """
    proposition.version += 1
    proposition.save()
    if proposition.is_published == was_published:
        return list(proposition.theme_links.values_list("tag", flat=True))
    published_at = proposition.published_at if proposition.is_published else None
    theme_ids = PropositionTheme.objects.date_publication(proposition.pk, published_at)
    keys = tuple(counters.keys_of(proposition, theme_ids))
    copies = (proposition.axe_id, published_at)
    before = Snapshot(was_published, keys if was_published else (), copies)
    after = Snapshot(proposition.is_published, keys if proposition.is_published else (), copies)
    derive(proposition, before, after)
    return theme_ids


def derive(proposition: Proposition, before: Snapshot, after: Snapshot) -> None:
    """Bring counters, search and kept pages to what has just been saved."""
    if before.keys != after.keys:
        changes = Counter(after.keys)
        changes.subtract(before.keys)
        counters.shift(changes)
    if before.published != after.published:
        count_published(proposition, +1 if after.published else -1)
    if after.published:
        index.store_one(SEARCH_KIND, content_of(proposition))
    elif before.published:
        index.remove(SEARCH_KIND, proposition.pk)
    if before.published or after.published:
        page_cache.invalidate_contributions()


def content_of(proposition: Proposition) -> Content:
    """What the search finds of a published proposition."""
    return Content(
        object_id=proposition.pk,
        title=proposition.title,
        text=proposition.text,
        url=proposition.get_absolute_url(),
        date=proposition.published_at,
    )


def count_published(proposition: Proposition, sign: int) -> None:
    """Count its supports, and its author at their first published proposition and until the last.

    The author's row is held, so that two decisions at once on their propositions count them once; not its key,
    which what the author supports meanwhile refers to when it is committed, the totals in hand.
    """
    others = None
    if proposition.auteur_id:
        proposition.auteur = User.objects.select_for_update(no_key=True).get(pk=proposition.auteur_id)
        others = Proposition.objects.published().filter(auteur=proposition.auteur).exclude(pk=proposition.pk)
    counters.shift_published(sign, supports=proposition.support_count, others=others)


def log(
    proposition: Proposition,
    action: str,
    from_state: str,
    *,
    actor: User | None = None,
    motif: Motif | None = None,
    note: str = "",
    undoes: Transition | None = None,
    before: dict | None = None,
    lot: UUID | None = None,
) -> Transition:
    return Transition.objects.create(
        proposition=proposition,
        action=action,
        from_state=from_state,
        to_state=proposition.state,
        actor=actor,
        motif=motif,
        note=note.strip(),
        undoes=undoes,
        before=before,
        lot=lot,
    )
