"""The screen that lists what to mend in the draft of a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from editorial.checks import check_page
from editorial.newsroom.at_date import editable_page


@require_safe
def page_checks(request: HttpRequest, page_id: int) -> HttpResponse:
    page = editable_page(request, page_id)
    context = {
        "page": page,
        "findings": check_page(page.get_latest_revision_as_object()),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return render(request, "editorial/admin/checks.html", context)
