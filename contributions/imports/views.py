"""The screens of an import: the file, its correspondence, a trial, the import, its report and its undoing."""

import io

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from contributions.imports import background, model_file, preparing, reports, running
from contributions.imports.formats import BYTES_MAX
from contributions.imports.forms import MappingForm, UploadForm
from contributions.imports.models import Import
from editorial.http import INVALID
from editorial.tables import TableError, csv_rows, write_workbook

ADD = "contributions.add_import"
PER_PAGE = 50
State = Import.State
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def may_import(user) -> bool:
    return user.is_active and user.has_perm(ADD)


class ImportMixin:
    """What only those who may import see."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def batch(self) -> Import:
        return get_object_or_404(Import.objects.select_related("author"), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict]:
        items = [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("imports:index"), "label": "Imports"},
        ]
        return [*items, {"url": "", "label": self.page_title}] if "pk" in self.kwargs else items


class ImportsView(ImportMixin, WagtailAdminTemplateMixin, TemplateView):
    """The imports made, and the form of a new one."""

    page_title = "Imports de propositions"
    header_icon = "upload"
    template_name = "contributions/imports/list.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=UploadForm()))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                batch = preparing.receive(
                    file.file,
                    name=file.name,
                    author=request.user,
                    system=form.cleaned_data["system"],
                    bytes_max=BYTES_MAX,
                )
            except TableError as error:
                form.add_error("file", str(error))
            else:
                log(batch, "wagtail.create", user=request.user)
                return redirect("imports:mapping", batch.pk)
        return self.render_to_response(self.get_context_data(form=form), status=INVALID)

    def get_context_data(self, **kwargs) -> dict:
        page = Paginator(Import.objects.select_related("author"), PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        return super().get_context_data(page_obj=page, columns=model_file.COLUMNS, **kwargs)


class MappingView(ImportMixin, WagtailAdminTemplateMixin, TemplateView):
    """What each word of the source stands for here; a trial follows."""

    page_title = "Correspondance"
    header_icon = "upload"
    template_name = "contributions/imports/mapping.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.batch.state not in running.TRIABLE:
            return redirect("imports:detail", self.batch.pk)
        return self.render_to_response(self.get_context_data(form=MappingForm(batch=self.batch)))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = MappingForm(request.POST, batch=self.batch)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=INVALID)
        changed = Import.objects.filter(pk=self.batch.pk, state__in=running.TRIABLE).update(
            mapping=form.mapping().as_json(), publish=form.cleaned_data["publish"] == "on"
        )
        if not changed:
            messages.error(request, "Cet import a commencé : sa correspondance ne change plus.")
            return redirect("imports:detail", self.batch.pk)
        return begin(request, self.batch, State.ESSAI, running.TRIABLE)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(batch=self.batch, **kwargs)


class ImportView(ImportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Where an import stands: its progress, its counts, its report and what can be done next."""

    header_icon = "upload"
    template_name = "contributions/imports/detail.html"

    @property
    def page_title(self) -> str:
        return self.batch.file_name

    def get_context_data(self, **kwargs) -> dict:
        batch = self.batch
        lines = Paginator(batch.lines.all(), PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            batch=batch,
            lines=lines,
            summary=reports.summary(batch),
            undoing=batch.state in (State.ANNULATION, State.ANNULE),
            may_apply=batch.state == State.ESSAYE and batch.created_count and not batch.problem,
            may_map=batch.state in running.TRIABLE,
            may_undo=batch.state == State.TERMINE
            or (batch.state == State.EN_COURS and batch.is_cut_off)
            or (batch.state == State.ANNULE and batch.kept_count),
            **kwargs,
        )


# What each button asks: the state it begins, those it may follow, and the name of it in the history.
STEPS = {
    "importer": (State.EN_COURS, (State.ESSAYE,), "contributions.import"),
    "annuler": (State.ANNULATION, running.UNDOABLE, "contributions.undo_import"),
}


class StepView(ImportMixin, View):
    """Begin, take up again or forget an import."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        step, batch = self.kwargs["step"], self.batch
        if step == "reprendre":
            return begin(request, batch, batch.state, [batch.state] if batch.is_cut_off else [])
        if step == "oublier":
            if batch.state in running.TRIABLE:
                batch.delete()
                messages.success(request, "Le fichier est oublié ; rien n’avait été importé.")
                return redirect("imports:index")
            messages.error(request, "Cet import a commencé : il reste dans la liste.")
            return redirect("imports:detail", batch.pk)
        state, sources, action = STEPS[step]
        return begin(request, batch, state, sources, action)


def begin(request: HttpRequest, batch: Import, state: str, sources, action: str = "") -> HttpResponse:
    """Start the work and show where it stands; what prevents it is said."""
    try:
        running.begin(batch, state, sources=sources)
    except running.Busy as error:
        messages.error(request, str(error))
    else:
        if action:
            log(batch, action, user=request.user)
        background.start(batch)
    return redirect("imports:detail", batch.pk)


class ReportView(ImportMixin, View):
    """The report as a spreadsheet."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = StreamingHttpResponse(
            reports.csv_report(self.batch), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="rapport-import-{self.batch.pk}.csv"'
        return response


class ModelView(ImportMixin, View):
    """Our own spreadsheet, to fill in."""

    def get(self, request: HttpRequest, extension: str) -> HttpResponse:
        if extension == "csv":
            content = b"".join(csv_rows(model_file.HEADERS, model_file.example()))
            response = HttpResponse(content, content_type="text/csv; charset=utf-8")
        else:
            book = io.BytesIO()
            write_workbook(book, model_file.HEADERS, model_file.example(), title="Propositions")
            response = HttpResponse(book.getvalue(), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="modele-propositions.{extension}"'
        return response
