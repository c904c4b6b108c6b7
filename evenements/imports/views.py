"""Importing a spreadsheet of events: read it, see what it would do, do it, undo it."""

import io

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from editorial.http import INVALID
from editorial.tables import TableError, write_workbook
from evenements.imports import running
from evenements.imports.models import ImportRencontres
from evenements.imports.reading import OPTIONAL, REQUIRED, example_rows, read_file
from evenements.models import EvenementsIndexPage

SHOWN = 20


class FileForm(forms.Form):
    file = forms.FileField(
        label="Fichier",
        help_text="CSV ou XLSX, 500 lignes au plus.",
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Ce fichier est vide.",
            "missing": "Choisissez un fichier.",
        },
    )


def allowed(request: HttpRequest) -> EvenementsIndexPage:
    """The list of events, for who may add pages to it."""
    index = EvenementsIndexPage.objects.first()
    if index is None or not index.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    return index


def screen(title: str, *, inner: bool = False) -> dict:
    items = [{"url": reverse("wagtailadmin_home"), "label": "Accueil"}]
    items.append(
        {"url": reverse("evenements_admin:imports") if inner else "", "label": "Importer des rencontres"}
    )
    if inner:
        items.append({"url": "", "label": title})
    return {"page_title": title, "header_title": title, "header_icon": "upload", "breadcrumbs_items": items}


@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Choose a file; its rows are read and judged, and nothing is made yet."""
    allowed(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = read_file(file)
        except TableError as error:
            form.add_error("file", str(error))
        else:
            read = ImportRencontres.objects.create(
                file_name=file.name[:200], rows=rows, created_by=request.user
            )
            return redirect("evenements_admin:import", read.pk)
    context = screen("Importer des rencontres") | {
        "form": form,
        "required": REQUIRED,
        "optional": OPTIONAL,
        "recent": ImportRencontres.objects.select_related("created_by").defer("rows", "pages")[:SHOWN],
    }
    return render(request, "evenements/admin/imports.html", context, status=INVALID if form.errors else 200)


@require_safe
def model_file(request: HttpRequest) -> HttpResponse:
    """The spreadsheet to fill in, with an example."""
    allowed(request)
    file = io.BytesIO()
    write_workbook(file, (*REQUIRED, *OPTIONAL), example_rows(), title="Rencontres")
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="modele-rencontres.xlsx")


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What the import would make, or has made, row by row."""
    allowed(request)
    read = get_object_or_404(ImportRencontres, pk=pk)
    made = {entry["line"]: entry["page"] for entry in read.pages}
    lines = [row | {"page": made.get(row["line"])} for row in read.rows]
    context = screen(read.file_name, inner=True) | {"read": read, "lines": lines}
    return render(request, "evenements/admin/import.html", context)


@require_POST
def run(request: HttpRequest, pk: int) -> HttpResponse:
    allowed(request)
    get_object_or_404(ImportRencontres, pk=pk)
    try:
        done = running.run(pk, request.user)
    except running.AlreadyDone:
        messages.warning(request, "Cet import est déjà fait.")
    else:
        messages.success(request, f"{len(done.pages)} rencontre(s) créée(s) en brouillon.")
    return redirect("evenements_admin:import", pk)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    allowed(request)
    get_object_or_404(ImportRencontres, pk=pk)
    try:
        gone, kept = running.undo(pk, request.user)
    except running.AlreadyDone:
        messages.warning(request, "Cet import est déjà annulé, ou n’a pas été fait.")
    else:
        messages.success(
            request, f"{gone} brouillon(s) supprimé(s), {kept} page(s) modifiée(s) depuis et gardée(s)."
        )
    return redirect("evenements_admin:import", pk)
