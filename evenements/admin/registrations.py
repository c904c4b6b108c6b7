"""The organiser's pages: who registered for which event, who came, what to tell them."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from editorial.tables.writing import csv_rows
from evenements.admin.access import editable_events, event_view, may_open
from evenements.inscriptions import announcements, mails, operations
from evenements.inscriptions.choices import HOLDING, State
from evenements.inscriptions.export import HEADERS, export_rows, workbook
from evenements.inscriptions.models import Inscription
from evenements.inscriptions.places import places_of
from evenements.models import EvenementPage

PER_PAGE = 50


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """The events that take registrations, the next first, with how many registered."""
    if not may_open(request.user):
        raise PermissionDenied
    rows = editable_events(request.user).filter(Q(takes_registrations=True) | Q(inscriptions__isnull=False))
    rows = rows.distinct().upcoming_first().select_related("region").defer_streamfields()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    counts = Inscription.objects.filter(evenement__in=[event.pk for event in page]).order_by()
    counts = {
        row["evenement"]: row
        for row in counts.values("evenement").annotate(
            confirmed=Count("pk", filter=Q(state=State.CONFIRMEE)),
            waiting=Count("pk", filter=Q(state=State.EN_ATTENTE)),
            came=Count("pk", filter=Q(came=True)),
        )
    }
    lines = [{"event": event, "counts": counts.get(event.pk, {})} for event in page]
    return render(
        request, "evenements/admin/events.html", screen("Inscriptions") | {"lines": lines, "page_obj": page}
    )


def screen(title: str, event: EvenementPage | None = None, *, icon: str = "group") -> dict:
    """What every screen of ours says at its top, and the way back."""
    items = [{"url": reverse("wagtailadmin_home"), "label": "Accueil"}]
    items.append({"url": reverse("evenements_admin:events") if event else "", "label": "Inscriptions"})
    if event:
        items.append(
            {"url": reverse("evenements_admin:registrations", args=[event.pk]), "label": event.title}
        )
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": items,
        "event": event,
    }


@require_safe
@event_view
def registrations(request: HttpRequest, event: EvenementPage) -> HttpResponse:
    """Who has a place, then who waits, in the order they came; with boxes to tick for who came."""
    rows = Inscription.objects.filter(evenement=event, state__in=HOLDING).select_related("profil").in_order()
    page = Paginator(rows, PER_PAGE * 4).get_page(request.GET.get("p"))
    context = screen("Inscriptions", event) | {
        "page_obj": page,
        "places": places_of(event),
        "came": rows.filter(came=True).count(),
        "pending": announcements.pending(event),
        "can_tick": event.start_date <= timezone.now(),
    }
    return render(request, "evenements/admin/registrations.html", context)


@require_POST
@event_view
def tick(request: HttpRequest, event: EvenementPage) -> HttpResponse:
    """Remember who came among the rows shown on the page sent; two queries."""
    shown, came = (
        {int(pk) for pk in request.POST.getlist(name) if pk.isascii() and pk.isdecimal() and len(pk) <= 18}
        for name in ("montre", "venu")
    )
    rows = Inscription.objects.filter(evenement=event).confirmed()
    rows.filter(pk__in=shown - came).update(came=False)
    ticked = rows.filter(pk__in=shown & came).update(came=True)
    messages.success(request, f"{ticked} présence(s) enregistrée(s) sur cette page.")
    return redirect(
        f"{reverse('evenements_admin:registrations', args=[event.pk])}?p={request.POST.get('p', '1')}"
    )


@require_http_methods(["GET", "POST"])
@event_view
def cancel(request: HttpRequest, event: EvenementPage, inscription: int) -> HttpResponse:
    """Take someone off the list, at their request by telephone for instance; the next one gets the place."""
    row = get_object_or_404(Inscription.objects.holding(), evenement=event, pk=inscription)
    if request.method == "POST":
        operations.cancel(row)
        messages.success(request, "L’inscription est annulée ; la personne en est prévenue.")
        return redirect("evenements_admin:registrations", event.pk)
    context = screen("Annuler une inscription", event) | {"row": row}
    return render(request, "evenements/admin/cancel.html", context)


@require_safe
@event_view
def sheet(request: HttpRequest, event: EvenementPage) -> HttpResponse:
    """The attendance sheet, to print: names and boxes to sign, nothing of anybody's needs."""
    rows = (
        Inscription.objects.filter(evenement=event, attendance="sur-place")
        .confirmed()
        .order_by("name", "rank")
    )
    return render(
        request, "evenements/admin/sheet.html", {"event": event, "rows": rows, "blank_lines": range(8)}
    )


@require_safe
@event_view
def export(request: HttpRequest, event: EvenementPage, extension: str) -> HttpResponse:
    """The whole list for a spreadsheet."""
    name = f"inscriptions-{event.slug}.{extension}"
    if extension == "xlsx":
        return FileResponse(workbook(event), as_attachment=True, filename=name)
    response = StreamingHttpResponse(
        csv_rows(HEADERS, export_rows(event)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
@event_view
def announce(request: HttpRequest, event: EvenementPage) -> HttpResponse:
    """Show the mail and how many would receive it; send it once."""
    if request.method == "POST" and "arreter" in request.POST:
        announcements.give_up(event.pk)
        messages.success(request, "Aucun courriel ne partira de lui-même. Vous pourrez encore prévenir.")
        return redirect("evenements_admin:registrations", event.pk)
    if request.method == "POST":
        count = announcements.announce(event.pk, request.user)
        if count:
            messages.success(request, f"{count} personne(s) prévenue(s).")
        else:
            messages.warning(request, "Tout le monde est déjà prévenu : rien n’a été envoyé.")
        return redirect("evenements_admin:registrations", event.pk)
    pending = announcements.pending(event)
    example = Inscription.objects.filter(evenement=event).untold(event.news_key).first() if pending else None
    context = screen("Prévenir les personnes inscrites", event, icon="mail") | {
        "pending": pending,
        "body": mails.preview_announcement(event, example) if example else "",
    }
    return render(request, "evenements/admin/announce.html", context)
