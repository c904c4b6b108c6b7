"""In the demonstration, the mails that would have been sent, for a newcomer to finish a journey alone."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courriels.models import Courriel
from courriels.worker import write_due

PER_PAGE = 20


@require_safe
@never_cache
def demo_outbox(request: HttpRequest) -> HttpResponse:
    # Nothing sends mails in the demonstration, so nothing writes those that are due but this.
    write_due()
    page = Paginator(Courriel.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    response = render(request, "courriels/demo_outbox.html", {"page_obj": page})
    response["X-Robots-Tag"] = "noindex"
    return response
