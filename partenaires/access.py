"""What the account of a partner may open in the administration: what is named here, and nothing else.

Permissions already keep partners from the rest. This list is the second lock: a screen that somebody adds,
or that a new version brings, stays closed to them until it is named.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.auth import permission_denied

from partenaires.membres import member_of
from partenaires.models import Membre

Allows = Callable[[Membre, HttpRequest, dict[str, Any]], bool]

_views: dict[str, Allows] = {}

# The list of pages, where the editor leads once a page is sent: a partner's own list is on the first screen.
EXPLORER = ("wagtailadmin_explore", "wagtailadmin_explore_root")


def register_view(name: str, allows: Allows) -> None:
    """Open a screen of the administration, by the name of its address or that of its namespace, to partners.

    ``allows`` tells, from the membership, the request and what the address names, whether this very one is.
    """
    _views[name] = allows


def opened() -> list[str]:
    """The names of what partners may open."""
    return list(_views)


def always(member: Membre, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return True


def may_open(member: Membre, request: HttpRequest, view_name: str, kwargs: dict[str, Any]) -> bool:
    namespace = view_name.rpartition(":")[0]
    allows = _views.get(view_name) or _views.get(namespace)
    return allows is not None and allows(member, request, kwargs)


class PartnerAccessMiddleware:
    """Closes to partners every address of the administration that is not registered for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs: dict[str, Any]) -> HttpResponse | None:
        if not request.path.startswith(settings.ADMIN_PATH):
            return None
        member = member_of(request.user)
        if member is None or may_open(member, request, request.resolver_match.view_name, kwargs):
            return None
        if request.resolver_match.view_name in EXPLORER:
            return redirect("wagtailadmin_home")
        return permission_denied(request)


# What any account needs: the first screen, its own settings, the ways in and out, what the screens load.
COMMON = (
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_dismissibles",
    "wagtailadmin_block_preview",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_editing_sessions",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailimages_chooser",
    "wagtaildocs_chooser",
)
# What one does with one's own page: write, look, send, follow. Never publish, lock, copy or delete.
OWN_PAGE = (
    "edit",
    "preview_on_edit",
    "history",
    "history_results",
    "revisions_compare",
    "revisions_revert",
    "workflow_history",
    "workflow_history_detail",
    "workflow_preview",
    "confirm_workflow_cancellation",
)


def own_partner(member: Membre, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return str(kwargs.get("pk", "")) == str(member.partenaire_id)


def open_common_views() -> None:
    for name in COMMON:
        register_view(name, always)
    for name in OWN_PAGE:
        register_view(f"wagtailsnippets_partenaires_partenaire:{name}", own_partner)
