"""What the newsroom adds to the administration."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from editorial import page_moves, rich_text
from editorial.checks import Level, check_page
from editorial.newsroom import at_date, block_library, checks, dashboard, missing_view, reread
from editorial.newsroom.to_reread import PagesToRereadView


@hooks.register("register_admin_urls")
def newsroom_urls():
    return [
        path("pages/<int:page_id>/a-la-date/", at_date.at_date, name="page_at_date"),
        path("pages/<int:page_id>/a-la-date/page/", at_date.at_date_frame, name="page_at_date_frame"),
        path("blocs/", block_library.block_library, name="block_library"),
        path("a-corriger/", dashboard.list_findings, name="newsroom_findings"),
        path("adresses-introuvables/", missing_view.missing_addresses, name="newsroom_missing"),
        path("pages/<int:page_id>/verifications/", checks.page_checks, name="page_checks"),
        path("pages/<int:page_id>/relue/", reread.reread, name="newsroom_reread"),
        path("pages-non-relues/", PagesToRereadView.as_view(), name="pages_to_reread"),
        path(
            "pages-non-relues/resultats/",
            PagesToRereadView.as_view(results_only=True),
            name="pages_to_reread_results",
        ),
    ]


@hooks.register("register_log_actions")
def register_rereading(actions) -> None:
    actions.register_action(reread.ACTION, "Relire la page", "Page relue, sans rien y changer")


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user, view_name: str, next_url: str | None = None):
    if page.pk and view_name == "edit" and page.permissions_for_user(user).can_edit():
        yield Button(
            "Voir à une date", url=reverse("page_at_date", args=[page.pk]), icon_name="time", priority=60
        )
        yield Button(
            "Vérifier avant de publier",
            url=reverse("page_checks", args=[page.pk]),
            icon_name="check",
            priority=61,
        )


@hooks.register("after_publish_page")
def tell_what_to_mend(request, page: Page) -> None:
    """A page just published that still keeps readers out: said at once, with the way to what."""
    faults = sum(1 for finding in check_page(page) if finding.level == Level.ERROR)
    if faults:
        link = messages.button(reverse("page_checks", args=[page.pk]), "Voir lesquels")
        points = "1 point est à corriger" if faults == 1 else f"{faults} points sont à corriger"
        messages.warning(request, f"La page est publiée, mais {points}.", buttons=[link])


hooks.register("before_move_page", page_moves.refuse_move)
hooks.register("before_copy_page", page_moves.refuse_copy)


@hooks.register("before_copy_page")
def refuse_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page that there can only be one of says so, rather than fail once copied."""
    refusal = getattr(page.specific_deferred, "copy_refusal", "")
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_explore", page.pk)


hooks.register("register_rich_text_features", rich_text.register)


@hooks.register("construct_homepage_panels")
def add_site_panel(request, panels: list) -> None:
    if dashboard.may_see(request.user):
        panels.append(dashboard.SitePanel())


class EditorsMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return dashboard.may_see(request.user)


@hooks.register("register_reports_menu_item")
def findings_menu_item():
    return EditorsMenuItem(
        "À corriger sur le site",
        reverse("newsroom_findings"),
        name="a-corriger",
        icon_name="warning",
        order=50,
    )


@hooks.register("register_reports_menu_item")
def missing_menu_item():
    return EditorsMenuItem(
        "Adresses introuvables", reverse("newsroom_missing"), name="introuvables", icon_name="link", order=60
    )


@hooks.register("register_reports_menu_item")
def rereading_menu_item():
    return EditorsMenuItem(
        "Pages non relues", reverse("pages_to_reread"), name="non-relues", icon_name="time", order=55
    )


@hooks.register("register_help_menu_item")
def block_library_menu_item():
    return EditorsMenuItem(
        "Bibliothèque des blocs", reverse("block_library"), name="blocs", icon_name="list-ul", order=10
    )
