"""Events in the admin: registrations, what waits to be told, events without minutes."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from evenements.admin import urls
from evenements.admin.access import may_open
from evenements.admin.minutes import MinutesPanel
from evenements.admin.viewsets import CorrespondantViewSet
from evenements.inscriptions import announcements
from evenements.models import EvenementPage, Inscription

NAMED_MAX = 5


@hooks.register("register_admin_urls")
def register_urls():
    return [path("rencontres/", include(urls))]


class EventMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_open(request.user)


correspondents = CorrespondantViewSet("correspondants", url_prefix="rencontres/correspondants")
events_menu = Menu(register_hook_name="register_events_menu_item")


@hooks.register("register_admin_menu_item")
def register_events_menu():
    return SubmenuMenuItem("Rencontres", events_menu, name="rencontres", icon_name="date", order=120)


@hooks.register("register_events_menu_item")
def register_registrations_menu_item():
    return EventMenuItem(
        "Inscriptions", reverse("evenements_admin:events"), name="inscriptions", icon_name="group", order=10
    )


@hooks.register("register_events_menu_item")
def register_minutes_menu_item():
    return EventMenuItem(
        "Sans compte rendu",
        reverse("evenements_admin:without-minutes"),
        name="sans-compte-rendu",
        icon_name="doc-empty",
        order=20,
    )


@hooks.register("register_events_menu_item")
def register_imports_menu_item():
    return EventMenuItem(
        "Importer", reverse("evenements_admin:imports"), name="imports", icon_name="upload", order=40
    )


@hooks.register("register_admin_viewset")
def register_correspondents():
    return correspondents


class CorrespondentMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = correspondents.permission_policy
        return policy.user_has_any_permission(request.user, ["add", "change", "delete", "view"])


@hooks.register("register_events_menu_item")
def register_correspondents_menu_item():
    return CorrespondentMenuItem(
        correspondents.menu_label,
        reverse(correspondents.get_url_name("index")),
        name="correspondants",
        icon_name=correspondents.icon,
        order=30,
    )


@hooks.register("construct_homepage_panels")
def add_minutes_panel(request: HttpRequest, panels: list) -> None:
    if may_open(request.user):
        panels.append(MinutesPanel())


@hooks.register("register_page_listing_more_buttons")
def registrations_in_listings(page, user, next_url=None):
    if page.specific_class is EvenementPage and page.permissions_for_user(user).can_edit():
        yield Button(
            "Inscriptions",
            url=reverse("evenements_admin:registrations", args=[page.pk]),
            icon_name="group",
            priority=45,
        )


@hooks.register("register_page_header_buttons")
def registrations_in_header(page, user, view_name, next_url=None):
    if isinstance(page, EvenementPage) and page.pk and page.permissions_for_user(user).can_edit():
        yield Button(
            "Inscriptions",
            url=reverse("evenements_admin:registrations", args=[page.pk]),
            icon_name="group",
            priority=45,
        )


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
def say_who_will_be_told(request: HttpRequest, page: Page) -> None:
    """What follows follows by itself (``consequences``); the editor at hand may hasten it or stop it."""
    page = EvenementPage.objects.filter(pk=page.pk).first()
    if page and (pending := announcements.pending(page)):
        messages.warning(
            request,
            f"Personnes inscrites qui ne savent pas encore ce qui a changé : {pending.recipients}. Un courriel part "
            "dans un quart d’heure.",
            buttons=[
                messages.button(
                    reverse("evenements_admin:announce", args=[page.pk]), "Relire, envoyer ou arrêter"
                )
            ],
        )


EXPECTED = (
    "Des personnes sont inscrites à une rencontre à venir{titles}. Annulez-la, publiez et attendez qu’elles "
    "soient prévenues : elles ne trouveraient plus rien à son adresse."
)


def refused_deletion(request: HttpRequest, pages: Sequence[Page]) -> HttpResponse | None:
    """Say why events that people expect to come to are not deleted; the model refuses it whoever asks."""
    under = Q()
    for page in pages:
        under |= Q(path__startswith=page.path)
    if not under:
        return None
    expected = Inscription.objects.expected().values("evenement")
    titles = list(
        EvenementPage.objects.filter(under, pk__in=expected).values_list("title", flat=True)[:NAMED_MAX]
    )
    if not titles:
        return None
    named = ", ".join(f"« {title} »" for title in titles)
    messages.error(request, EXPECTED.format(titles=f" : {named}"))
    return redirect("wagtailadmin_explore", pages[0].pk if len(pages) == 1 else pages[0].get_parent().pk)


@hooks.register("before_delete_page")
def keep_who_is_expected(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refused_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_who_is_expected_in_bulk(request, action_type: str, objects: list, action) -> HttpResponse | None:
    if action_type == "delete" and objects and isinstance(objects[0], Page):
        return refused_deletion(request, objects)
    return None


@hooks.register("register_log_actions")
def register_announcement(actions) -> None:
    @actions.register_action(announcements.LOG_ACTION)
    class AnnouncementFormatter(LogFormatter):
        label = "Prévenir les personnes inscrites"

        def format_message(self, log_entry) -> str:
            return f"Personnes inscrites prévenues : {log_entry.data.get('recipients', 0)} ({log_entry.data.get('state', '')})"
