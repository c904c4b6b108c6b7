"""Partners in the admin, and the admin as the account of a partner sees it."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from partenaires.access import known, own_uploads
from partenaires.home import PartnerPanel
from partenaires.membres import member_of
from partenaires.models import Membre, Partenaire
from partenaires.permissions import MembrePolicy, PartenairePolicy
from partenaires.viewsets import MembreViewSet, PartenaireViewSet

register_permission_policy(Partenaire, PartenairePolicy(Partenaire))
register_permission_policy(Membre, MembrePolicy(Membre))
register_snippet(PartenaireViewSet)


@hooks.register("register_admin_viewset")
def register_members():
    return MembreViewSet("membres", url_prefix="partenaires/comptes")


@hooks.register("construct_main_menu", order=1000)
def shorten_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Nothing in a partner's menu leads to a closed door."""
    if member_of(request.user):
        menu_items[:] = []


@hooks.register("construct_homepage_panels", order=1000)
def show_partner_panel(request: HttpRequest, panels: list) -> None:
    member = member_of(request.user)
    if member:
        panels[:] = [PartnerPanel(member)]


@hooks.register("construct_homepage_summary_items", order=1000)
def hide_summary(request: HttpRequest, items: list) -> None:
    if member_of(request.user):
        items[:] = []


def uploads_to_choose(queryset, request: HttpRequest):
    """A partner's own; everything for the team."""
    member = member_of(request.user)
    return queryset if member is None else own_uploads(member, queryset)


hooks.register("construct_image_chooser_queryset", uploads_to_choose)
hooks.register("construct_document_chooser_queryset", uploads_to_choose)


@hooks.register("construct_page_chooser_queryset")
def published_pages(pages, request: HttpRequest):
    """A partner links to what anyone may read."""
    return known(pages) if member_of(request.user) else pages
