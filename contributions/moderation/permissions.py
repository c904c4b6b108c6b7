"""Who reads and who decides on contributions in the admin."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from comptes.models import User

VIEW = "contributions.view_proposition"
MODERATE = "contributions.moderate_proposition"
ADD_THEME = "vocabulaires.add_theme"


class ModerationPolicy(BasePermissionPolicy):
    """To view asks for one permission, to decide for another; nobody adds or deletes people's words here."""

    needed = {"view": (VIEW, MODERATE), "change": (MODERATE,)}

    def user_has_permission(self, user: User, action: str) -> bool:
        return user.is_active and any(user.has_perm(name) for name in self.needed.get(action, ()))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        codenames = {name.partition(".")[2] for action in actions for name in self.needed.get(action, ())}
        granted = Q(groups__permissions__codename__in=codenames) | Q(user_permissions__codename__in=codenames)
        return (
            get_user_model()
            .objects.filter(Q(is_superuser=True) | granted if codenames else Q(pk=None), is_active=True)
            .distinct()
        )


class ReadingPolicy(ModerationPolicy):
    """The history is read by those who read propositions, and written by decisions alone."""

    needed = {"view": (VIEW, MODERATE)}
