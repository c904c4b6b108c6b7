"""What operators see of the mails: what waits, what failed and why."""

from django_filters import DateFromToRangeFilter
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from courriels.models import Courriel


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Nobody writes or changes a mail by hand."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and user.is_active and user.is_superuser

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class CourrielFilterSet(WagtailFilterSet):
    """By days: nobody knows the very microsecond a mail was written at."""

    created_at = DateFromToRangeFilter(label="Écrit entre", widget=DateRangePickerWidget)
    sent_at = DateFromToRangeFilter(label="Envoyé entre", widget=DateRangePickerWidget)
    failed_at = DateFromToRangeFilter(label="Abandonné entre", widget=DateRangePickerWidget)

    class Meta:
        model = Courriel
        fields = ["kind"]


class CourrielViewSet(ModelViewSet):
    model = Courriel
    icon = "mail"
    menu_label = "Courriels"
    menu_name = "courriels"
    add_to_settings_menu = True
    list_display = ["subject", "recipient", "state_label", "attempts", "created_at", "sent_at", "last_error"]
    filterset_class = CourrielFilterSet
    inspect_view_enabled = True
    inspect_view_fields = [
        "recipient", "subject", "body", "kind", "created_at", "not_before", "attempts", "retry_at", "sent_at", "failed_at",
        "last_error",
    ]  # fmt: skip
    copy_view_enabled = False
    panels = [FieldPanel("subject", read_only=True)]
    search_fields = ["subject", "recipient"]


register_permission_policy(Courriel, ReadOnlyPolicy(Courriel))


@hooks.register("register_admin_viewset")
def register_courriels():
    return CourrielViewSet("courriels_envoyes", url_prefix="courriels")
