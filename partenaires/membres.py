"""The accounts of partners: opened by the editors with an invitation, closed by them."""

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from comptes.models import User
from courriels.outbox import enqueue
from editorial.templatetags.site import absolute_url
from partenaires.models import Membre, Partenaire

GROUP = "Partenaires"


class AlreadyOfTheTeam(Exception):
    """The address opens the administration already; its rights must not shrink to a partner's."""


def member_of(user: User) -> Membre | None:
    """The membership that bounds what an account may do; one query, once for each user object."""
    if not user.is_authenticated or user.is_superuser:
        return None
    try:
        return user.membre_partenaire
    except Membre.DoesNotExist:
        return None


def is_without_partner(user: User) -> bool:
    """Whether an account is of the partners' group alone and writes for none: its rights are nobody's."""
    if not user.is_authenticated or user.is_superuser or member_of(user) is not None:
        return False
    return {group.name for group in user.groups.all()} == {GROUP}


@transaction.atomic
def invite(partenaire: Partenaire, email: str, *, first_name: str = "", last_name: str = "") -> Membre:
    """Open the administration to someone, for one partner, and write to them. Raises ``AlreadyOfTheTeam``."""
    user = User.objects.with_email(email).first()
    if user is None:
        user = User.objects.create_user(email, first_name=first_name, last_name=last_name)
    elif user.is_team:
        raise AlreadyOfTheTeam
    group, _ = Group.objects.get_or_create(name=GROUP)
    user.groups.add(group)
    member = Membre.objects.create(user=user, partenaire=partenaire)
    send_invitation(member)
    return member


def send_invitation(member: Membre) -> None:
    """The way to a password, with the framework's own link, which works once and not for long."""
    uid = urlsafe_base64_encode(force_bytes(member.user.pk))
    token = default_token_generator.make_token(member.user)
    context = {
        "partenaire": member.partenaire,
        "url": absolute_url(reverse("wagtailadmin_password_reset_confirm", args=[uid, token])),
        "admin_url": absolute_url(reverse("wagtailadmin_home")),
    }
    enqueue(
        to=member.user.email,
        subject=f"Votre accès pour {member.partenaire}",
        template="partenaires/courriels/invitation",
        context=context,
        kind="partenaire",
    )


def dismiss(member: Membre) -> None:
    """Close the administration to someone; what they wrote stays, their account becomes a participant's."""
    member.delete()


def close_account(sender: type[Membre], instance: Membre, **kwargs) -> None:
    """What follows the end of a membership, however it came: the partner deleted, the account dismissed."""
    user = User.objects.filter(pk=instance.user_id).first()
    if user is None:
        return
    user.groups.remove(*user.groups.filter(name=GROUP))
    user.set_unusable_password()
    # Its sessions end with the password.
    user.save(update_fields=["password"])
