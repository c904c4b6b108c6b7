"""Supports to comments: one a person, taken back as easily, counted exactly."""

from django.db import transaction
from django.db.models import F

import page_cache
from comptes.locks import hold_person
from comptes.models import User
from contributions.comments.life import CommentRefused
from contributions.models import Commentaire, SoutienCommentaire


def supports(user: User, comment: Commentaire) -> bool:
    return SoutienCommentaire.objects.filter(commentaire=comment, user=user).exists()


@transaction.atomic
def give(pk: int, user: User) -> bool:
    """Support a comment; whether the support is new. Raises ``CommentRefused``. Four queries.

    The unique constraint decides between two clicks, and only the one that adds a row adds to the count.
    """
    hold_person(user.pk)
    comment = readable(pk)
    if comment.auteur_id == user.pk:
        raise CommentRefused("C’est votre commentaire : vous ne pouvez pas le soutenir vous-même.")
    _, created = SoutienCommentaire.objects.get_or_create(commentaire=comment, user=user)
    if created:
        shift(pk, +1)
    return created


@transaction.atomic
def take_back(pk: int, user: User) -> bool:
    """Withdraw a support, whatever has become of the comment; whether there was one."""
    hold_person(user.pk)
    deleted, _ = SoutienCommentaire.objects.filter(commentaire=pk, user=user).delete()
    if deleted:
        shift(pk, -1)
    return bool(deleted)


def readable(pk: int) -> Commentaire:
    comment = Commentaire.objects.select_related("proposition").filter(pk=pk).first()
    if comment is None or not comment.is_published or not comment.proposition.is_published:
        raise CommentRefused("Ce commentaire n’est plus publié.")
    return comment


def shift(pk: int, delta: int) -> None:
    Commentaire.objects.filter(pk=pk).update(support_count=F("support_count") + delta)
    page_cache.invalidate_soon()


@transaction.atomic
def forget(user: User) -> None:
    """Take back all of someone's supports, before their account goes."""
    hold_person(user.pk)
    for pk in SoutienCommentaire.objects.filter(user=user).order_by("commentaire").values_list("commentaire"):
        take_back(pk[0], user)


def forget_before_deletion(sender: type[User], instance: User, **kwargs) -> None:
    """However an account is deleted, the counts stay exact."""
    forget(instance)
