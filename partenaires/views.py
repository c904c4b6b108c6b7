"""The partners, and the page of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from partenaires.filters import PartenaireFilterForm
from partenaires.lists import PartenaireList
from partenaires.models import Partenaire


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """The published partners by kind; one kind alone, one region alone when the address asks for it."""
    filters = PartenaireFilterForm(request.GET)
    listing = PartenaireList.load(filters)
    return render(request, "partenaires/partner_list.html", {"filters": filters, "listing": listing})


@require_safe
def partner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One partner; a draft does not exist for the public."""
    partenaire = get_object_or_404(Partenaire.objects.live().with_logo(), slug=slug)
    return render(request, "partenaires/partenaire.html", partenaire.page_context())
