"""The régions académiques on a map, and what happens in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from evenements.models import EvenementPage
from evenements.regions.figures import RegionMap, figures_of
from evenements.regions.models import Correspondant
from vocabulaires.models import RegionAcademique
from vocabulaires.sections import region_sections


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The map, and every fact of it in a table."""
    return render(
        request, "evenements/regions/index.html", {"map": RegionMap.of(EvenementPage.objects.by_region())}
    )


@require_safe
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """One région: its figures, its events, its propositions, whom to ask."""
    found = get_object_or_404(RegionAcademique.objects.prefetch_related("academies"), slug=slug)
    context = {
        "region": found,
        "figures": figures_of([found], EvenementPage.objects.filter(region=found).by_region())[0],
        "sections": region_sections.sections(found),
        "contacts": list(Correspondant.objects.filter(region=found)),
    }
    return render(request, "evenements/regions/detail.html", context)
