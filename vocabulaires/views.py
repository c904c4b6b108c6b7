"""The themes, and what is filed under each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from vocabulaires.models import Theme
from vocabulaires.sections import theme_sections
from vocabulaires.themes import counted, grouped_themes


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    """Every theme, under its axis."""
    return render(request, "vocabulaires/theme_list.html", {"groups": grouped_themes()})


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: its propositions, its pages, its events, and the themes of the same axis."""
    theme = get_object_or_404(Theme.objects.select_related("axe"), slug=slug)
    siblings = Theme.objects.filter(axe=theme.axe).exclude(pk=theme.pk)
    context = {
        "theme": theme,
        "sections": theme_sections.sections(theme),
        "siblings": counted(list(siblings)),
    }
    return render(request, "vocabulaires/theme_detail.html", context)
