"""Calendars of events; the pages themselves are Wagtail's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from editorial.codes import code_of
from evenements.calendars import calendar_of
from evenements.filters import EvenementFilterForm
from evenements.lists import apply_filters
from evenements.models import EvenementPage

CONTENT_TYPE = "text/calendar; charset=utf-8"
EVENTS_MAX = 1000


@require_safe
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, to add to one's calendar."""
    page = get_object_or_404(EvenementPage.objects.visible(), slug=slug)
    headers = {"Content-Disposition": f'attachment; filename="{page.slug}.ics"'}
    return HttpResponse(calendar_of([page]), content_type=CONTENT_TYPE, headers=headers)


@require_safe
def event_code(request: HttpRequest, slug: str) -> HttpResponse:
    """The code to scan that leads to an event."""
    return code_of(get_object_or_404(EvenementPage.objects.visible(), slug=slug).get_url())


@require_safe
def events_calendar(request: HttpRequest) -> HttpResponse:
    """Events under the filters of the list, for a calendar that follows them; the latest, past ones included.

    A calendar has nobody to tell that a filter is unknown: following something else would be worse.
    """
    filters = EvenementFilterForm(request.GET)
    if filters.unknown:
        raise Http404(filters.unknown_sentence)
    events = apply_filters(EvenementPage.objects.all(), filters).order_by("-start_date", "-pk")
    name = " – ".join(["Rencontres", *(item.label for item in filters.chosen())])
    events = events.defer_streamfields().prefetch_related("seances")[:EVENTS_MAX]
    return HttpResponse(calendar_of(events, name), content_type=CONTENT_TYPE)
