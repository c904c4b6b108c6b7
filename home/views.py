"""The map of the site, its figures and its open data, for people."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from editorial import figures as bound_figures
from editorial import moment
from home.models import JeuDeDonnees
from home.open_data.datasets import DATASETS
from home.site_map import branches


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    return render(request, "home/site_map.html", {"branches": branches(request)})


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """What the site counts today, and what each figure means."""
    context = {"figures": list(bound_figures.values().values()), "today": moment.today()}
    return render(request, "home/figures.html", context)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What the sets of open data hold, where their files are, and how programs read the same."""
    rows = JeuDeDonnees.objects.in_bulk()
    context = {"datasets": [(dataset, rows.get(dataset.name)) for dataset in DATASETS]}
    return render(request, "home/open_data.html", context)


@require_safe
def open_data_file(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """The current file of a set, under an address that never changes."""
    if kind not in JeuDeDonnees.KINDS:
        raise Http404
    row = get_object_or_404(JeuDeDonnees, name=name)
    response = redirect(getattr(row, kind).url)
    response["Access-Control-Allow-Origin"] = "*"
    return response
