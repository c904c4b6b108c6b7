"""The public log of moderation: how much is decided, why and how fast; nobody's name, nobody's words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from contributions.decisions.journal import CSV_HEADERS, Journal, csv_lines
from contributions.propositions.models import ConsultationSettings
from editorial.tables import csv_rows


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Counts by reason and by month, delays, the charter and its appeals."""
    consultation = ConsultationSettings.load()
    charter = consultation.charter_page
    context = {
        "journal": Journal.load(),
        "charter_page": charter if charter and charter.live else None,
        "reads_before": consultation.moderation == ConsultationSettings.Moderation.BEFORE,
    }
    return render(request, "contributions/decisions/journal.html", context)


@require_safe
def decisions_csv(request: HttpRequest) -> HttpResponse:
    """The same counts, for a spreadsheet that runs no formula of ours."""
    response = HttpResponse(
        b"".join(csv_rows(CSV_HEADERS, csv_lines())), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="decisions-de-moderation.csv"'
    return response
