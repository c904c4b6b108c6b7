"""What the account of a partner may do with news: write its own, under the list of news, and send them."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from actualites.models import ActualitePage, ActualitesIndexPage
from partenaires.access import OWN_PAGE, always, register_view
from partenaires.home import OwnContents, state_of
from partenaires.models import Membre

PAGE_VIEWS = (*OWN_PAGE, "view_draft", "revisions_view", "workflow_action", "collect_workflow_action_data")
SHOWN = 30


def own_news(member: Membre, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    return ActualitePage.objects.filter(pk=kwargs.get("page_id"), owner=member.user_id).exists()


def new_news(member: Membre, request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    named = kwargs.get("content_type_app_name"), kwargs.get("content_type_model_name")
    return named == ("actualites", "actualitepage")


def open_views() -> None:
    for name in PAGE_VIEWS:
        register_view(f"wagtailadmin_pages:{name}", own_news)
    for name in ("page_at_date", "page_at_date_frame", "page_checks"):
        register_view(name, own_news)
    for name in ("add", "preview_on_add"):
        register_view(f"wagtailadmin_pages:{name}", new_news)
    for model in ("vocabulaires_axe", "vocabulaires_theme", "editorial_phase"):
        register_view(f"wagtailsnippetchoosers_{model}", always)


def own_contents(member: Membre) -> OwnContents | None:
    """The news an account has written, the latest first."""
    index = ActualitesIndexPage.objects.only("pk").first()
    if index is None:
        return None
    news = ActualitePage.objects.filter(owner=member.user_id).defer_streamfields()
    return OwnContents(
        title="Vos actualités",
        add_url=reverse("wagtailadmin_pages:add", args=["actualites", "actualitepage", index.pk]),
        add_label="Proposer une actualité",
        rows=[
            {
                "title": page.draft_title,
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "state": state_of(page),
            }
            for page in news.order_by("-latest_revision_created_at")[:SHOWN]
        ],
        empty="Vous n’avez encore proposé aucune actualité.",
    )
