"""What the account of a partner may open in the administration: what is named here, and nothing else.

Permissions already keep partners from the rest. This list is the second lock: a screen that somebody adds,
or that a new version brings, stays closed to them until it is named.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import F, Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.auth import permission_denied
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from editorial.visibility import public
from partenaires.membres import is_without_partner, member_of
from partenaires.models import Membre

Allows = Callable[[Membre, HttpRequest, dict[str, Any]], bool]

_views: dict[str, Allows] = {}

# What an account of the group opens when it writes for nobody: the ways in and out.
DOORS = ("wagtailadmin_login", "wagtailadmin_logout")
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
        if member is None and is_without_partner(request.user):
            if request.resolver_match.view_name in DOORS:
                return None
            raise PermissionDenied
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
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_anchor_link",
)
# Screens that answer for whatever page is asked of them, by their address or their query.
ANY_PAGE = (
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_chosen_multiple",
)
# The same for what the library holds.
ANY_UPLOAD = {"wagtailimages_chooser": get_image_model, "wagtaildocs_chooser": get_document_model}
# What a partner may name of an address, wherever it stands.
IDENTIFIERS = ("id", "pk", "image_id", "parent_page_id")
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


def named(request: HttpRequest, kwargs: dict[str, Any]) -> set[str]:
    """The identifiers that an address and its query name."""
    given = {str(kwargs[name]) for name in IDENTIFIERS if name in kwargs}
    return given.union(*(request.GET.getlist(name) for name in IDENTIFIERS))


def all_among(rows, identifiers: set[str]) -> bool:
    """Whether each of the identifiers is that of one of the rows; one query, none when nothing is named."""
    if not all(name.isascii() and name.isdecimal() and len(name) <= 18 for name in identifiers):
        return False
    wanted = {int(name) for name in identifiers}
    return not wanted or rows.filter(pk__in=wanted).count() == len(wanted)


def known(pages: QuerySet) -> QuerySet:
    """What anyone may read, but for pages about to take another title: choosers show the title to come."""
    renamed = Page.objects.exclude(draft_title=F("title")).values_list("pk", flat=True)
    # Named one by one, since a search cannot compare two columns.
    return public(pages).exclude(pk__in=list(renamed))


def readable_pages(member: Membre, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """What anyone may read, and one's own drafts."""
    readable = Q(pk__in=known(Page.objects.all()).values("pk")) | Q(owner=member.user_id)
    pages = Page.objects.filter(readable)
    if "parent_page_id" not in kwargs:
        # The root is walked through and never chosen.
        pages = pages.filter(depth__gt=1)
    return all_among(pages, named(request, kwargs))


def own_uploads(member: Membre, rows):
    """What the accounts of the same partner have uploaded; two queries, since a search cannot follow keys."""
    accounts = Membre.objects.filter(partenaire=member.partenaire_id)
    return rows.filter(uploaded_by_user__in=list(accounts.values_list("user", flat=True)))


def uploads_of(model: Callable[[], type[Model]]) -> Allows:
    def allows(member: Membre, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
        return all_among(own_uploads(member, model()._default_manager.all()), named(request, kwargs))

    return allows


def open_common_views() -> None:
    for name in COMMON:
        register_view(name, always)
    for name in ANY_PAGE:
        register_view(name, readable_pages)
    for name, model in ANY_UPLOAD.items():
        register_view(name, uploads_of(model))
    for name in OWN_PAGE:
        register_view(f"wagtailsnippets_partenaires_partenaire:{name}", own_partner)
