"""Supports to comments: one a person, while comments are taken, counted exactly."""

from django.db import transaction
from django.db.models import F

import page_cache
from comptes.locks import hold_person
from comptes.models import User
from contributions.commentaires.life import CommentRefused
from contributions.commentaires.models import Commentaire, SoutienCommentaire
from contributions.propositions.models import ConsultationSettings

CLOSED = "Les soutiens ne sont pas ouverts en ce moment : rien n’a changé. Les dates sont sur la page de la concertation."


def are_open() -> bool:
    """Whether people may support a comment, or withdraw a support, now: as long as comments are taken."""
    return ConsultationSettings.load().takes_comments()


def supports(user: User, comment: Commentaire) -> bool:
    return SoutienCommentaire.objects.filter(commentaire=comment, user=user).exists()


@transaction.atomic
def give(pk: int, user: User) -> bool:
    """Support a comment; whether the support is new. Raises ``CommentRefused``. Four queries.

    The unique constraint decides between two clicks, and only the one that adds a row adds to the count.
    """
    refuse_once_closed()
    hold_person(user.pk)
    comment = readable(pk)
    if comment.auteur_id == user.pk:
        raise CommentRefused("C’est votre commentaire : vous ne pouvez pas le soutenir vous-même.")
    _, created = SoutienCommentaire.objects.get_or_create(commentaire=comment, user=user)
    if created:
        shift([pk], +1)
    return created


@transaction.atomic
def take_back(pk: int, user: User) -> bool:
    """Withdraw a support, whatever has become of the comment; whether there was one. Raises ``CommentRefused``."""
    refuse_once_closed()
    hold_person(user.pk)
    deleted, _ = SoutienCommentaire.objects.filter(commentaire=pk, user=user).delete()
    if deleted:
        shift([pk], -1)
    return bool(deleted)


def refuse_once_closed() -> None:
    if not are_open():
        raise CommentRefused(CLOSED)


def readable(pk: int) -> Commentaire:
    comment = Commentaire.objects.select_related("proposition").filter(pk=pk).first()
    if comment is None or not comment.is_published or not comment.proposition.is_published:
        raise CommentRefused("Ce commentaire n’est plus publié.")
    return comment


def shift(pks: list[int], delta: int) -> None:
    Commentaire.objects.filter(pk__in=pks).update(support_count=F("support_count") + delta)
    page_cache.invalidate_soon()


@transaction.atomic
def forget(user: User) -> None:
    """Let someone go, as ``contributions.decisions.supports.forget`` does: their supports are withdrawn while they may
    be given; later they stay counted, without anybody's name. The same queries whatever their number."""
    hold_person(user.pk)
    given = SoutienCommentaire.objects.filter(user=user)
    held = Commentaire.objects.select_for_update(of=("self",)).order_by("pk")
    pks = list(held.filter(pk__in=given.values("commentaire")).values_list("pk", flat=True))
    given.delete()
    if are_open():
        shift(pks, -1)
    else:
        Commentaire.objects.filter(pk__in=pks).update(unnamed_supports=F("unnamed_supports") + 1)


def forget_before_deletion(sender: type[User], instance: User, **kwargs) -> None:
    """However an account is deleted, the counts stay exact."""
    forget(instance)
