"""The themes, and what is filed under each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vocabulaires import cached
from vocabulaires.sections import theme_sections
from vocabulaires.themes import counted, grouped_themes


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    """Every theme, under its axis."""
    return render(request, "vocabulaires/theme_list.html", {"groups": grouped_themes()})


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: its propositions, its pages, its events, and the themes of the same axis."""
    themes = cached.themes()
    theme = next((row for row in themes if row.slug == slug), None)
    if theme is None:
        raise Http404("Ce thème n’existe pas.")
    siblings = [row for row in themes if row.axe_id == theme.axe_id and row != theme]
    context = {
        "theme": theme,
        "sections": theme_sections.sections(theme),
        "siblings": counted(siblings),
    }
    return render(request, "vocabulaires/theme_detail.html", context)
