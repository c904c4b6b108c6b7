"""What the newsroom adds to the administration."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from editorial import rich_text
from editorial.newsroom import at_date


@hooks.register("register_admin_urls")
def newsroom_urls():
    return [
        path("pages/<int:page_id>/a-la-date/", at_date.at_date, name="page_at_date"),
        path("pages/<int:page_id>/a-la-date/page/", at_date.at_date_frame, name="page_at_date_frame"),
    ]


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user, view_name: str, next_url: str | None = None):
    if page.pk and view_name == "edit" and page.permissions_for_user(user).can_edit():
        yield Button(
            "Voir à une date", url=reverse("page_at_date", args=[page.pk]), icon_name="time", priority=60
        )


hooks.register("register_rich_text_features", rich_text.register)
