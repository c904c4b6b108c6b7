"""The workshops' screens in the admin: which ones there are, typing in, the sheet to print."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from contributions.ateliers import entry, places
from contributions.ateliers.forms import KEPT, AtelierForm
from contributions.moderation.permissions import MODERATE
from contributions.propositions.models import Proposition
from contributions.propositions.targets import form_blocks
from contributions.propositions.texts import PRIVATE_MATTERS
from editorial.codes import code_of
from editorial.http import INVALID
from vocabulaires.models import Axe, Profil

ENTER = "contributions.enter_proposition"
PER_PAGE = 50


def may_enter(user) -> bool:
    return user.is_active and user.has_perm(ENTER)


class WorkshopMixin:
    """What only those who type in workshops see."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_enter(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def page(self):
        if not hasattr(self, "_page"):
            self._page = places.pages().filter(pk=self.kwargs["pk"]).first()
            if self._page is None:
                raise Http404
        return self._page


class WorkshopsView(WorkshopMixin, WagtailAdminTemplateMixin, TemplateView):
    """The events, the latest first, each with how many propositions its workshop gave."""

    page_title = "Ateliers"
    header_icon = "group"
    template_name = "contributions/ateliers/list.html"

    def get_context_data(self, **kwargs) -> dict:
        words = self.request.GET.get("q", "").replace("\x00", "").strip()[:100]
        pages = places.pages().filter(title__icontains=words) if words else places.pages()
        shown = Paginator(pages, PER_PAGE).get_page(self.request.GET.get("p"))
        counts = dict(
            Proposition.objects.from_workshops()
            .filter(page__in=[page.pk for page in shown])
            .values_list("page")
            .annotate(total=Count("pk"))
            .order_by()
        )
        rows = [{"page": page, "total": counts.get(page.pk, 0)} for page in shown]
        return super().get_context_data(rows=rows, page_obj=shown, words=words, **kwargs)


class EntryView(WorkshopMixin, WagtailAdminTemplateMixin, TemplateView):
    """One form after the other: what is stored is listed below, and the next form has the cursor."""

    header_icon = "group"
    template_name = "contributions/ateliers/entry.html"

    @property
    def page_title(self) -> str:
        return f"Saisie de l’atelier – {self.page.title}"

    @property
    def may_publish(self) -> bool:
        return self.request.user.has_perm(MODERATE)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("ateliers:index"), "label": "Ateliers"},
            {"url": "", "label": self.page.title},
        ]

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        initial = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
        initial.setdefault("region", getattr(self.page.specific, "region_id", None))
        form = AtelierForm(initial=initial, may_publish=self.may_publish)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = AtelierForm(request.POST, may_publish=self.may_publish)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=INVALID)
        try:
            stored = entry.enter(
                form.save(commit=False),
                [],
                page=self.page,
                actor=request.user,
                key=form.cleaned_data["key"],
                publish=form.cleaned_data.get("publish", False),
            )
        except entry.AlreadyEntered:
            messages.warning(request, "Cette saisie était déjà enregistrée : elle ne l’a pas été deux fois.")
        else:
            messages.success(request, f"« {stored.title} » est enregistrée ({stored.display_reference}).")
        return redirect(f"{reverse('ateliers:entry', args=[self.page.pk])}?{urlencode(form.kept())}")

    def get_context_data(self, **kwargs) -> dict:
        rows = list(entry.entered_by(self.request.user, self.page)[: entry.SHOWN])
        return super().get_context_data(
            page=self.page,
            rows=rows,
            total=Proposition.objects.from_workshops().filter(page=self.page).count(),
            kept=self.request.GET.urlencode(),
            **kwargs,
        )


class TakeBackView(WorkshopMixin, View):
    """Undo one entry of the day."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            taken = entry.take_back(self.kwargs["proposition"], actor=request.user, page=self.page)
        except entry.CannotTakeBack as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"« {taken.title} » est retirée.")
        query = request.POST.get("kept", "")[:500]
        return redirect(f"{reverse('ateliers:entry', args=[self.page.pk])}?{query}")


def form_address(page) -> str:
    """Where a phone that scans the sheet arrives: the page's own form, else the consultation's."""
    if page.live and next(form_blocks(page.specific), None) is not None:
        return page.full_url
    return settings.SITE_URL + reverse("contributions:deposit")


class SheetView(WorkshopMixin, View):
    """The sheet to print and to hand out, on one side of paper."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        context = {
            "page": self.page.specific,
            "address": form_address(self.page),
            "axes": Axe.objects.all(),
            "profils": Profil.objects.filter(active=True),
            "private_matters": PRIVATE_MATTERS,
            "text_lines": range(11),
        }
        return render(request, "contributions/ateliers/sheet.html", context)


class CodeView(WorkshopMixin, View):
    """The code to scan."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return code_of(form_address(self.page))
