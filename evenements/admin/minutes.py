"""Events that were held and that nobody has told of yet: on the admin's home page, and as a report."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.ui.components import Component

from evenements.admin.access import editable_events, may_open

SHOWN = 5
PER_PAGE = 50


class MinutesPanel(Component):
    """The latest events without minutes; two queries."""

    name = "comptes-rendus"
    order = 120
    template_name = "evenements/admin/minutes_panel.html"

    def get_context_data(self, parent_context: Mapping) -> dict:
        rows = editable_events(parent_context["request"].user).without_minutes()
        return {"total": rows.count(), "events": rows.defer_streamfields()[:SHOWN]}


@require_safe
def without_minutes(request: HttpRequest) -> HttpResponse:
    if not may_open(request.user):
        raise PermissionDenied
    rows = editable_events(request.user).without_minutes().select_related("region").defer_streamfields()
    items = [
        {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
        {"url": "", "label": "Rencontres sans compte rendu"},
    ]
    context = {
        "page_title": "Rencontres sans compte rendu",
        "header_title": "Rencontres sans compte rendu",
        "header_icon": "doc-empty",
        "breadcrumbs_items": items,
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
    }
    return render(request, "evenements/admin/without_minutes.html", context)
