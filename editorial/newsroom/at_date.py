"""« Voir la page telle qu’elle sera le… »: the draft of a page on a day that the editor picks."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from editorial import dates


class DayForm(forms.Form):
    jour = forms.DateField(
        label="Voir la page telle qu’elle sera le",
        widget=AdminDateInput,
        error_messages={"invalid": "Saisissez une date, par exemple 16/10/2026."},
    )


def editable_page(request: HttpRequest, page_id: int) -> Page:
    """The page with its type, for those who may edit it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


@require_safe
def at_date(request: HttpRequest, page_id: int) -> HttpResponse:
    """The choice of the day, above the page as it will then be."""
    page = editable_page(request, page_id)
    form = DayForm(request.GET or {"jour": timezone.localdate().isoformat()})
    day = form.cleaned_data["jour"] if form.is_valid() else None
    frame = reverse("page_at_date_frame", args=[page.pk])
    context = {
        "page": page,
        "form": form,
        "day": dates.day(day) if day else "",
        "frame_url": f"{frame}?jour={day.isoformat()}" if day else "",
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return render(request, "editorial/admin/at_date.html", context)


@require_safe
@xframe_options_sameorigin
def at_date_frame(request: HttpRequest, page_id: int) -> HttpResponse:
    """The latest draft itself, as on that day."""
    page = editable_page(request, page_id).get_latest_revision_as_object()
    form = DayForm(request.GET)
    mode = form.cleaned_data["jour"].isoformat() if form.is_valid() else ""
    return page.make_preview_request(request, mode)
