"""Measures in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from suites.models import Mesure
from suites.viewsets import MesureViewSet, citation_urls

register_snippet(MesureViewSet)


@hooks.register("register_admin_urls")
def register_citations():
    return [path("mesures/", include((citation_urls(), "mesures_citees")))]


@hooks.register("before_delete_snippet")
def keep_what_cites(request: HttpRequest, instances) -> HttpResponse | None:
    """A measure that cites propositions is part of what became of them; the model refuses its deletion too."""
    for row in instances:
        if isinstance(row, Mesure) and (total := row.citations.count()):
            messages.error(
                request,
                f"La mesure « {row.title} » cite {total} proposition{'s' if total > 1 else ''} : dépubliez-la, "
                "ou retirez d’abord ces citations.",
            )
            return redirect(reverse("mesures_citees:citations", args=[row.pk]))
    return None
