"""« Je l’ai relue »: a page that is still right leaves the list of old ones without being published again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from editorial.models import Relecture
from editorial.newsroom.at_date import editable_page

ACTION = "editorial.reread"


@require_POST
def reread(request: HttpRequest, page_id: int) -> HttpResponse:
    """Note when a published page was read again; its history says by whom."""
    page = editable_page(request, page_id)
    if not page.live:
        raise PermissionDenied
    Relecture.objects.update_or_create(page_id=page.pk, defaults={"read_at": timezone.now()})
    log(page, ACTION, user=request.user)
    messages.success(request, f"« {page.title} » est notée comme relue aujourd’hui.")
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
