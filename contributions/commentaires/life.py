"""The one place where a comment changes state.

Each change is one transaction: the row, its parent's replies, the proposition's counts, the history and
the mail to the author move together or not at all. The proposition is always held first, so that two
decisions, or a decision and a merge, wait for each other and never deadlock.
"""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

import page_cache
from comptes.models import User
from contributions.commentaires import counts
from contributions.commentaires.models import Commentaire, CommentaireTransition
from contributions.commentaires.states import COMMENT_MOVES, CommentAction, CommentState
from contributions.propositions.models import Motif, Proposition
from contributions.signalements import reports
from contributions.signalements.models import Signalement
from courriels import outbox

UNDO_WINDOW = timedelta(seconds=10)
MAILS = {
    CommentAction.PUBLIER: ("commentaire_publie", "Votre commentaire est publié"),
    CommentAction.MASQUER: ("commentaire_masque", "Votre commentaire n’est pas visible"),
    CommentAction.RETABLIR: ("commentaire_retabli", "Votre commentaire est de nouveau visible"),
}
TEAM_ACTIONS = (
    CommentAction.PUBLIER,
    CommentAction.VALIDER,
    CommentAction.MASQUER,
    CommentAction.RETABLIR,
)

# What each action answers to those who reported the comment.
CLOSING = {
    CommentAction.VALIDER: Signalement.Outcome.MAINTENU,
    CommentAction.MASQUER: Signalement.Outcome.MASQUE,
    CommentAction.RETIRER: Signalement.Outcome.MASQUE,
}


class CommentRefused(Exception):
    """What was asked does not apply; the message, in French, says why to the person who asked."""


class CommentChanged(CommentRefused):
    """Somebody else changed the comment since the person who decides opened it."""


@transaction.atomic
def apply(
    pk: int,
    action: str,
    *,
    actor: User | None = None,
    expected_version: int | None = None,
    motif: Motif | None = None,
    note: str = "",
) -> Commentaire:
    """Carry out one action on one comment. Raises ``CommentRefused``. Twelve queries at most."""
    comment = locked(pk, expected_version)
    check(comment, action, motif=motif, note=note)
    before, from_state = counts.counted(comment), comment.state
    comment.state = COMMENT_MOVES[action].target or comment.state
    if action in TEAM_ACTIONS:
        comment.moderated_at = timezone.now()
    if action in CLOSING:
        comment.reported_first = False
        if comment.report_count:
            reports.close(comment, CLOSING[action], actor=actor)
    write(comment, before)
    log(comment, action, from_state, actor=actor, motif=motif, note=note)
    if action in MAILS:
        tell_author(comment, action, motif=motif, note=note)
    return comment


def locked(pk: int, expected_version: int | None = None) -> Commentaire:
    """The comment and its proposition, held until the end of the transaction."""
    for _ in range(3):
        home = Commentaire.objects.values_list("proposition", flat=True).get(pk=pk)
        proposition = Proposition.objects.select_for_update().get(pk=home)
        comment = (
            Commentaire.objects.select_for_update(of=("self",)).select_related("auteur", "parent").get(pk=pk)
        )
        if comment.proposition_id == home:
            break
    comment.proposition = proposition
    if expected_version is not None and comment.version != expected_version:
        raise CommentChanged(
            "Ce commentaire a changé depuis que vous l’avez ouvert. Votre décision n’a pas été enregistrée."
        )
    return comment


def check(comment: Commentaire, action: str, *, motif: Motif | None = None, note: str = "") -> None:
    """Raise ``CommentRefused`` unless the table of moves and the action's own rules allow it."""
    move = COMMENT_MOVES[action]
    if comment.state not in move.sources:
        raise CommentRefused(
            f"Cette action ne s’applique pas à un commentaire dont l’état est « {comment.get_state_display()} »."
        )
    if move.asks_reason and not (motif or note.strip()):
        raise CommentRefused("Indiquez un motif ou un message pour l’auteur.")
    if action == CommentAction.VALIDER and not (comment.waiting or comment.report_count):
        raise CommentRefused("Ce commentaire a déjà été relu.")


def write(comment: Commentaire, before: Counter[str]) -> None:
    """Save the row and all that is derived from it, writing only what the change touched."""
    if comment.is_published:
        comment.published_at = comment.published_at or timezone.now()
    comment.waiting = is_waiting(comment)
    comment.reported_first = comment.reported_first and comment.waiting
    comment.listed = has_place(comment)
    comment.version += 1
    comment.save()
    after = counts.counted(comment)
    changes = Counter(after)
    changes.subtract(before)
    counts.shift(comment.proposition_id, changes)
    if comment.parent_id and changes["comment_count"]:
        shift_replies(comment.parent_id, changes["comment_count"])
    if before or after or comment.listed:
        page_cache.invalidate_contributions()


def is_waiting(comment: Commentaire) -> bool:
    """Whether a moderator should read it: not yet, or again since readers reported it."""
    if comment.state == CommentState.A_MODERER:
        return True
    return comment.is_published and (comment.moderated_at is None or comment.reported_first)


def has_place(comment: Commentaire) -> bool:
    """Whether the page shows it, or that it was there when replies to it remain."""
    if comment.is_published:
        return True
    return comment.parent_id is None and comment.reply_count > 0 and comment.published_at is not None


def shift_replies(parent_id: int, delta: int) -> None:
    Commentaire.objects.filter(pk=parent_id).update(reply_count=F("reply_count") + delta)
    parent = Commentaire.objects.get(pk=parent_id)
    if parent.listed != has_place(parent):
        Commentaire.objects.filter(pk=parent_id).update(listed=has_place(parent))


def log(
    comment: Commentaire,
    action: str,
    from_state: str,
    *,
    actor: User | None = None,
    motif: Motif | None = None,
    note: str = "",
) -> CommentaireTransition:
    return CommentaireTransition.objects.create(
        commentaire=comment,
        action=action,
        from_state=from_state,
        to_state=comment.state,
        actor=actor,
        motif=motif,
        note=note.strip(),
    )


def tell_author(comment: Commentaire, action: str, *, motif: Motif | None, note: str) -> None:
    """Queue the mail that tells the author what was decided, once the decision can no longer be undone."""
    author = comment.auteur
    if author is None or not author.wants_mails:
        return
    template, subject = MAILS[action]
    outbox.enqueue(
        to=author.email,
        subject=f"{subject} ({comment.proposition.display_reference})",
        template=f"contributions/commentaires/courriels/{template}",
        context={
            "commentaire": comment,
            "proposition": comment.proposition,
            "motif": motif,
            "note": note.strip(),
            "site_url": settings.SITE_URL,
        },
        not_before=timezone.now() + UNDO_WINDOW,
        kind="commentaire-decision",
    )
