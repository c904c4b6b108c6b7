"""Answers written in a spreadsheet: read, reported line by line, then given once somebody has looked."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import BinaryIO

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.permission_policies.base import ModelPermissionPolicy

from contributions.propositions.models import Proposition, Reponse
from contributions.propositions.references import parse_reference
from contributions.propositions.selection import by_reference, problem_of
from contributions.propositions.texts import clean_line, clean_text
from contributions.reponses import mails
from contributions.reponses.forms import TEXT_MAX_LENGTH
from contributions.reponses.giving import Answer, give
from contributions.reponses.models import ReponseImport
from contributions.reponses.views import MAILS_SHOWN, WINDOW_MINUTES, AnswerMixin
from editorial.http import INVALID
from editorial.tables import CellError, Row, Table, TableError, csv_rows, normal, open_table

ROWS_MAX = 5_000
BYTES_MAX = 10_000_000
HEADERS = ("Référence", "Suite donnée", "Réponse", "Organisme responsable", "Date")
# What else a column may be called, by the name we give it.
ALIASES = {
    "reference": ("reference", "ref", "numero"),
    "status": ("suite_donnee", "suite", "statut"),
    "text": ("reponse", "texte", "reponse_officielle"),
    "organisme": ("organisme_responsable", "organisme"),
    "date": ("date", "date_de_la_reponse"),
}
DATE_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
STATUSES = {
    normal(name): value
    for value, label in Reponse.Status.choices
    for name in (value, label, value.replace("-", " "))
}


@dataclass
class Entry:
    """One line of the file and what will be done with it; ``problem`` says why nothing will."""

    line: int
    reference: str = ""
    proposition: int | None = None
    title: str = ""
    status: str = ""
    text: str = ""
    organisme: str = ""
    date: str = ""
    outcome: str = ""
    problem: str = ""

    @property
    def words(self) -> tuple[str, str, str, str]:
        """What makes two lines the same answer."""
        return self.status, self.text, self.organisme, self.date

    def reponse(self) -> Reponse:
        status, text, organisme, date = self.words
        return Reponse(status=status, text=text, organisme=organisme, date=datetime.date.fromisoformat(date))


def read(file: BinaryIO) -> list[Entry]:
    """Every line of the file, those that cannot be used among them. Raises ``TableError``."""
    with open_table(file, bytes_max=BYTES_MAX) as table:
        columns = columns_of(table)
        entries: list[Entry] = []
        for row in table:
            if len(entries) == ROWS_MAX:
                raise TableError(
                    f"Ce tableau compte plus de {ROWS_MAX} lignes. Partagez-le en plusieurs fichiers : "
                    "rien n’a été lu."
                )
            entries.append(entry_of(row, columns))
    if not entries:
        raise TableError("Ce tableau n’a que ses titres : ajoutez une ligne par proposition.")
    resolve(entries)
    return entries


def columns_of(table: Table) -> dict[str, str]:
    """The file's own name of each column we need. Raises ``TableError`` naming those that lack."""
    found = {
        name: next((alias for alias in aliases if alias in table.headers), "")
        for name, aliases in ALIASES.items()
    }
    missing = [header for header, name in zip(HEADERS, ALIASES, strict=True) if not found[name]]
    if missing:
        table.require(*missing)
    return found


def entry_of(row: Row, columns: dict[str, str]) -> Entry:
    entry = Entry(row.line)
    if row.problem:
        entry.problem = row.problem
        return entry
    try:
        typed = {name: row[column] for name, column in columns.items()}
    except CellError as error:
        entry.problem = str(error)
        return entry
    reference = parse_reference(typed["reference"])
    entry.reference = reference or typed["reference"][:20]
    entry.status = STATUSES.get(normal(typed["status"]), "")
    entry.text = clean_text(typed["text"])
    entry.organisme = clean_line(typed["organisme"])
    date = date_of(typed["date"])
    entry.date = date.isoformat() if date else ""
    entry.problem = problem_in(typed, entry, reference, date)
    return entry


def problem_in(typed: dict[str, str], entry: Entry, reference: str | None, date: datetime.date | None) -> str:
    """The first thing to mend in a line, in words; empty when it can be used."""
    known = ", ".join(label for _, label in Reponse.Status.choices)
    checks = (
        (reference is None, "Cette référence n’en est pas une : elle a huit signes, comme 7KM4-Q9TX."),
        (not entry.status, f"Suite donnée inconnue. Choisissez parmi : {known}."),
        (not entry.text, "La réponse est vide."),
        (len(entry.text) > TEXT_MAX_LENGTH, f"La réponse dépasse {TEXT_MAX_LENGTH} caractères."),
        (not entry.organisme, "L’organisme responsable manque."),
        (len(entry.organisme) > 120, "Le nom de l’organisme dépasse 120 caractères."),
        (date is None, "Date illisible. Écrivez-la ainsi : 05/11/2020."),
    )
    return next((sentence for is_wrong, sentence in checks if is_wrong), "")


def date_of(text: str) -> datetime.date | None:
    """The day written in a cell; today when it is empty."""
    if not text:
        return timezone.localdate()
    for pattern in DATE_FORMATS:
        try:
            return datetime.datetime.strptime(text[:10], pattern).date()
        except ValueError:
            continue
    return None


def resolve(entries: Sequence[Entry]) -> None:
    """Find the proposition of each line, and say what will become of it."""
    rows = by_reference({entry.reference for entry in entries if not entry.problem})
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.problem:
            continue
        row = rows.get(entry.reference)
        if entry.reference in seen:
            entry.problem = f"La même proposition est déjà à la ligne {seen[entry.reference]}."
        elif problem := problem_of(row):
            entry.problem = problem[0].upper() + problem[1:]
        else:
            seen[entry.reference] = entry.line
            entry.proposition, entry.title = row.pk, row.title
            entry.outcome = outcome_of(row, entry)


def outcome_of(row: Proposition, entry: Entry) -> str:
    known = row.reponse
    if known is None:
        return "nouvelle"
    words = (known.status, known.text, known.organisme, known.date.isoformat())
    return "inchangee" if words == entry.words else "remplacee"


def to_do(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if not entry.problem and entry.outcome != "inchangee"]


def answers_of(entries: Sequence[Entry]) -> list[Answer]:
    """The answers to give: lines that say the same are one answer."""
    groups: dict[tuple, list[Entry]] = defaultdict(list)
    for entry in to_do(entries):
        groups[entry.words].append(entry)
    return [Answer(group[0].reponse(), [entry.proposition for entry in group]) for group in groups.values()]


@transaction.atomic
def apply(pk: int, *, actor) -> ReponseImport:
    """Give the answers of an import, once; what changed since it was read is judged afresh."""
    stored = ReponseImport.objects.select_for_update().get(pk=pk)
    if stored.applied_at:
        return stored
    entries = entries_of(stored)
    resolve([entry for entry in entries if not entry.problem])
    give(answers_of(entries), actor=actor)
    stored.rows = [asdict(entry) for entry in entries]
    stored.applied_at = timezone.now()
    stored.save()
    return stored


def entries_of(stored: ReponseImport) -> list[Entry]:
    return [Entry(**row) for row in stored.rows]


class FileForm(forms.Form):
    file = forms.FileField(
        label="Tableau des réponses",
        help_text="CSV (séparé par des virgules ou des points-virgules) ou XLSX, une ligne par proposition.",
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )

    def clean_file(self) -> list[Entry]:
        try:
            return read(self.cleaned_data["file"].file)
        except TableError as error:
            raise ValidationError(str(error)) from error


def model_file(request: HttpRequest) -> HttpResponse:
    """An empty table with the right columns, and a line to be replaced."""
    if not ModelPermissionPolicy(Reponse).user_has_permission(request.user, "add"):
        raise Http404
    example = ("7KM4-Q9TX", "Retenue en partie", "Nous retenons…", "Direction du numérique", "05/11/2020")
    response = StreamingHttpResponse(csv_rows(HEADERS, [example]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="modele-reponses.csv"'
    return response


class ImportView(AnswerMixin):
    """Choose a file: it is read whole, and nothing is given yet."""

    permission_required = "add"
    template_name = "contributions/reponses/answer_import.html"
    page_title = "Importer des réponses"
    header_icon = "upload"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            response = self.render_to_response(self.get_context_data(form=form))
            response.status_code = INVALID
            return response
        stored = ReponseImport.objects.create(
            name=request.FILES["file"].name[:200],
            user=request.user,
            rows=[asdict(entry) for entry in form.cleaned_data["file"]],
        )
        return redirect("reponses:import_report", stored.pk)

    def get_context_data(self, form: FileForm | None = None, **kwargs) -> dict:
        return super().get_context_data(
            form=form or FileForm(),
            headers=HEADERS,
            statuses=[label for _, label in Reponse.Status.choices],
            rows_max=ROWS_MAX,
            recent=ReponseImport.objects.defer("rows", "report").order_by("-pk")[:10],
            **kwargs,
        )


class ImportReportView(AnswerMixin):
    """What each line will do, or did; applied once."""

    permission_required = "add"
    template_name = "contributions/reponses/answer_import_report.html"
    page_title = "Rapport d’import"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        self.stored = get_object_or_404(ReponseImport, pk=self.kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        apply(self.stored.pk, actor=request.user)
        messages.success(request, "Les réponses sont enregistrées.")
        return redirect(request.path)

    def get_context_data(self, **kwargs) -> dict:
        entries = entries_of(self.stored)
        todo = to_do(entries)
        plan = mails.MailPlan([])
        if todo and not self.stored.applied_at:
            rows = Proposition.objects.in_bulk([entry.proposition for entry in todo][:ROWS_MAX])
            plan = mails.plan(
                (rows[entry.proposition], entry.reponse()) for entry in todo if entry.proposition in rows
            )
        return super().get_context_data(
            stored=self.stored,
            entries=entries,
            total=len(entries),
            todo=len(todo),
            unchanged=sum(entry.outcome == "inchangee" and not entry.problem for entry in entries),
            problems=sum(bool(entry.problem) for entry in entries),
            plan=plan,
            shown=plan.mails[:MAILS_SHOWN],
            window=WINDOW_MINUTES,
            **kwargs,
        )

    def get_breadcrumbs_items(self) -> list[dict]:
        items = super().get_breadcrumbs_items()
        items.insert(2, {"url": reverse("reponses:import"), "label": "Importer des réponses"})
        return items
