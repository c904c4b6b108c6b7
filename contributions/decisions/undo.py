"""Taking back a decision within a few seconds, with everything that it moved."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from comptes.follows import retract
from comptes.models import User
from contributions.analyse import screening
from contributions.commentaires import merging
from contributions.decisions import life, news, supports
from contributions.propositions.models import Depot, Proposition, Transition
from contributions.propositions.models.history import UNDO_WINDOW
from contributions.propositions.states import Action
from courriels.models import Courriel
from vocabulaires.models import Axe


class UndoRefused(Exception):
    """What was asked to be taken back no longer can; the message, in French, says why."""


TOO_LATE = (
    "Les dix secondes sont passées : la décision est prise et ne s’annule plus. "
    "Ouvrez la proposition pour en prendre une autre."
)


@dataclass(frozen=True)
class Undone:
    """What came back as it was, and what somebody had changed meanwhile and was left."""

    propositions: list[Proposition]
    left: list[Proposition]


@transaction.atomic
def undo(lot: UUID, *, actor: User) -> Undone:
    """Take back the decisions that someone took together, the last first.

    Their mails, which waited, never go. Raises ``UndoRefused`` when it is too late, when the decisions
    are somebody else's or when nothing could be taken back.
    """
    rows = list(
        Transition.objects.filter(lot=lot, actor=actor, date__gt=timezone.now() - UNDO_WINDOW)
        .exclude(before=None)
        .order_by("-date", "-pk")
    )
    if not rows:
        raise UndoRefused(TOO_LATE)
    undone, left = [], []
    for row in rows:
        try:
            undone.append(restore(row, actor))
        except life.DecidedMeanwhile as error:
            left.append(error.proposition)
    if not undone:
        raise UndoRefused("Cette proposition a changé depuis votre décision : rien n’a été annulé.")
    if any(row.action == Action.FUSIONNER for row in rows):
        # What resembles is proposed again to who decides on groups.
        screening.screen(list({row.pk: row for row in undone}.values()))
    return Undone(undone, left)


def restore(transition: Transition, actor: User) -> Proposition:
    """One decision taken back: row, themes, counters, search, history and mails move together.

    The version tells whether somebody has changed the proposition since, or taken the decision back already.
    """
    before = transition.before
    if before["merged_into"]:
        # It had left the one it had joined: it goes back to it.
        pair = (transition.proposition_id, before["merged_into"])
        proposition, kept = life.locked_pair(*pair, before["version"])
    else:
        proposition, kept = life.locked_with_kept(transition.proposition_id, before["version"])
    old_ids = list(proposition.theme_links.values_list("tag", flat=True))
    snapshot = life.Snapshot.of(proposition, old_ids)
    from_state = proposition.state
    proposition.state = before["state"]
    proposition.moderated_at = moment(before["moderated_at"])
    proposition.published_at = moment(before["published_at"])
    proposition.merged_into_id = before["merged_into"]
    if proposition.axe_id != before["axe"]:
        proposition.axe = Axe.objects.get(pk=before["axe"])
    if set(old_ids) != set(before["themes"]):
        life.set_themes(proposition, before["themes"])
    life.write(proposition, snapshot, before["themes"])
    if before["joined"]:
        Proposition.objects.filter(pk__in=before["joined"]).update(merged_into=proposition)
    if kept is not None:
        supports.follow_merges(proposition, kept)
    if transition.action in (Action.FUSIONNER, Action.RETABLIR):
        home = proposition.merged_into_id or proposition.pk
        merging.place_comments([proposition.pk, *before["joined"]], at=home)
    if transition.action == Action.RENVOYER:
        Depot.objects.filter(proposition=proposition).delete()
    Courriel.objects.filter(pk__in=before["courriels"], sent_at=None, claimed_until=None).delete()
    retract(news.key_of(transition.pk))
    life.log(proposition, Action.ANNULER, from_state, actor=actor, undoes=transition)
    return proposition


def moment(value: str | None) -> datetime | None:
    return parse_datetime(value) if value else None
