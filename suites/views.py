"""What became of the consultation: all the measures, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from editorial.lists import page_of
from suites.lists import MesureFilterForm, MesureList
from suites.models import Mesure, public_citations

PER_PAGE = 20


@require_safe
def mesure_list(request: HttpRequest) -> HttpResponse:
    """All the published measures with their progress."""
    filters = MesureFilterForm(request.GET)
    context = {"filters": filters, "listing": MesureList.load(filters)}
    return render(request, "suites/mesure_list.html", context)


@require_safe
def mesure_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One measure: its progress, who is responsible, and the propositions it cites, page by page."""
    mesure = get_object_or_404(Mesure.objects.live().for_reading(), slug=slug)
    page = page_of(public_citations(mesure), request.GET, per_page=PER_PAGE, total=mesure.citation_total)
    context = {"mesure": mesure, "page_obj": page, "total": mesure.citation_total}
    return render(request, "suites/mesure.html", context)
