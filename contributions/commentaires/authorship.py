"""What authors do with their own comments: change the words, take them back, leave them without a name."""

from django.db import IntegrityError, transaction
from django.db.models import F

import page_cache
from comptes.models import User
from contributions.commentaires import counts, life
from contributions.commentaires.life import CommentRefused
from contributions.commentaires.models import Commentaire, CommentaireTransition
from contributions.commentaires.sending import text_fingerprint
from contributions.commentaires.states import COMMENT_MOVES, CommentAction, CommentState
from contributions.signalements.models import Signalement


def can_change_words(comment: Commentaire) -> bool:
    """Whether nobody has judged, supported or answered these words yet."""
    if comment.state == CommentState.A_MODERER:
        return True
    untouched = comment.support_count == 0 and comment.reply_count == 0 and comment.report_count == 0
    return comment.is_published and comment.moderated_at is None and untouched


def can_withdraw(comment: Commentaire) -> bool:
    return comment.state in COMMENT_MOVES[CommentAction.RETIRER].sources


def change_words(pk: int, *, author: User, position: str, text: str, expected_version: int) -> Commentaire:
    """Replace what an author wrote, before anybody judged it. Raises ``CommentRefused``.

    A moderator who had the old words under their eyes is told so, since the version goes up.
    """
    try:
        with transaction.atomic():
            comment = life.locked(pk, expected_version)
            if comment.auteur_id != author.pk or not can_change_words(comment):
                raise CommentRefused("Ce commentaire ne peut plus être modifié.")
            before = counts.counted(comment)
            comment.text = text
            if comment.parent_id is None:
                comment.position = position
            comment.fingerprint = text_fingerprint(text, comment.parent_id)
            life.write(comment, before)
            life.log(comment, CommentAction.MODIFIER, comment.state, actor=author)
            return comment
    except IntegrityError as error:
        raise CommentRefused("Vous avez déjà envoyé ce commentaire ici.") from error


def withdraw(pk: int, *, author: User) -> Commentaire:
    """Take a comment back at its author's wish; replies to it stay where they were."""
    return life.apply(pk, CommentAction.RETIRER, actor=author)


@transaction.atomic
def make_anonymous(pk: int) -> None:
    """Keep the words, and nothing that says whose they are."""
    comment = life.locked(pk)
    forget_what_was_said(pk)
    Commentaire.objects.filter(pk=pk).update(auteur=None, public_name="", version=F("version") + 1)
    life.log(comment, CommentAction.ANONYMISER, comment.state)
    if comment.is_published:
        page_cache.invalidate_contributions()


@transaction.atomic
def erase_words(pk: int) -> None:
    """Withdraw a comment and leave its place and its history, without a word or a name."""
    comment = life.locked(pk)
    if comment.state != CommentState.RETIRE:
        life.apply(pk, CommentAction.RETIRER)
    forget_what_was_said(pk)
    Commentaire.objects.filter(pk=pk).update(
        auteur=None, public_name="", text="", fingerprint="", version=F("version") + 1
    )


def forget_what_was_said(pk: int) -> None:
    """Erase what the team and readers wrote about its author; decisions keep their date and their reason."""
    CommentaireTransition.objects.filter(commentaire=pk).update(note="")
    Signalement.objects.filter(commentaire=pk).update(message="")
