"""Who may do what to a partner: the team to all of them, the account of a partner to its own."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from comptes.models import User
from partenaires.membres import is_without_partner, member_of
from partenaires.models import Membre, Partenaire


class PartenairePolicy(ModelPermissionPolicy):
    def user_has_permission_for_instance(self, user: User, action: str, instance: Partenaire) -> bool:
        member = member_of(user)
        if member is not None and member.partenaire_id != instance.pk:
            return False
        if is_without_partner(user):
            return False
        return super().user_has_permission_for_instance(user, action, instance)

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet:
        instances = super().instances_user_has_any_permission_for(user, actions)
        member = member_of(user)
        if is_without_partner(user):
            return instances.none()
        return instances if member is None else instances.filter(pk=member.partenaire_id)


class MembrePolicy(ModelPermissionPolicy):
    """Nobody changes whom an account writes for: it is closed, and another opened."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "change" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Membre) -> bool:
        return self.user_has_permission(user, action)
