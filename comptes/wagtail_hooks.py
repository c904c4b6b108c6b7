"""The second proof in the administration: its addresses, its places in the account and in the list of users."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from comptes.models import User
from comptes.second_factor import devices, urls


@hooks.register("register_admin_urls")
def register_urls():
    return [path("second-facteur/", include(urls))]


@hooks.register("register_account_menu_item")
def register_own_second_factor(request: HttpRequest) -> dict[str, str] | None:
    if not settings.SECOND_FACTOR:
        return None
    return {
        "url": reverse("second_factor:manage"),
        "label": "Second facteur",
        "help_text": "L’application qui donne vos codes, et vos codes de secours.",
    }


@hooks.register("register_user_listing_buttons")
def register_removal(user: User, request_user: User):
    # Those who only take part have no password, hence nothing to add to it.
    if settings.SECOND_FACTOR and user.has_usable_password() and request_user.has_perm("comptes.change_user"):
        url = reverse("second_factor:remove", args=[user.pk])
        yield Button("Retirer le second facteur", url, icon_name="key", priority=50)


@hooks.register("register_log_actions")
def register_removal_in_log(actions) -> None:
    @actions.register_action(devices.LOG_ACTION)
    class RemovalFormatter(LogFormatter):
        label = "Retirer le second facteur"

        def format_message(self, log_entry) -> str:
            return "A retiré le second facteur : le compte en choisira un autre à sa prochaine visite"
