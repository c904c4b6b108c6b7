"""The map of the site, for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editorial import figures as bound_figures
from editorial import moment
from home.site_map import branches


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    return render(request, "home/site_map.html", {"branches": branches(request)})


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """What the site counts today, and what each figure means."""
    context = {"figures": list(bound_figures.values().values()), "today": moment.today()}
    return render(request, "home/figures.html", context)
