"""The admin screen where editors choose the propositions that a measure cites, thousands if need be."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.propositions.selection import Selection, find_published
from editorial.http import INVALID
from editorial.lists import page_of
from suites import citations
from suites.models import PASSAGE_MAX_LENGTH, Mesure

PER_PAGE = 50
PROBLEMS_SHOWN = 20


class CitationForm(forms.Form):
    """References typed or pasted; what leads to nothing is told by name and the rest still adds nothing."""

    references = forms.CharField(
        label="Références des propositions",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=100_000,
        help_text="Une ou plusieurs, séparées par des virgules ou des retours à la ligne. Par exemple : 7KM4-Q9TX.",
    )
    passage = forms.CharField(
        label="Passage repris",
        required=False,
        max_length=PASSAGE_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Facultatif. Les mots que la mesure reprend, ou ce qu’elle retient de ces propositions.",
    )

    def clean_references(self) -> Selection:
        selection = find_published(self.cleaned_data["references"])
        if selection.problems:
            shown = list(selection.problems[:PROBLEMS_SHOWN])
            if len(selection.problems) > PROBLEMS_SHOWN:
                shown.append(f"Et {len(selection.problems) - PROBLEMS_SHOWN} autres.")
            raise forms.ValidationError(shown)
        if not selection.propositions:
            raise forms.ValidationError("Saisissez au moins une référence.")
        return selection


class CitationsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What a measure cites, page by page; adding and taking away."""

    model = Mesure
    permission_required = "change"
    template_name = "suites/admin/citations.html"
    header_icon = "link"
    page_title = "Propositions citées"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        self.mesure = get_object_or_404(Mesure, pk=self.kwargs["pk"])
        self.form = CitationForm()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "retirer" in request.POST:
            return self.remove(request.POST.getlist("citation"))
        self.form = CitationForm(request.POST)
        if not self.form.is_valid():
            response = self.render_to_response(self.get_context_data())
            response.status_code = INVALID
            return response
        chosen = self.form.cleaned_data["references"].propositions
        added = citations.cite(self.mesure, chosen, passage=self.form.cleaned_data["passage"])
        messages.success(request, self.added_sentence(added, len(chosen)))
        return redirect(request.path)

    def added_sentence(self, added: int, asked: int) -> str:
        known = asked - added
        sentence = "Une proposition est citée." if added == 1 else f"{added} propositions sont citées."
        if added == 0:
            sentence = "Rien de nouveau."
        if known:
            sentence += " Une l’était déjà." if known == 1 else f" {known} l’étaient déjà."
        return sentence

    def remove(self, typed: list[str]) -> HttpResponse:
        pks = [int(pk) for pk in typed if pk.isascii() and pk.isdecimal() and len(pk) < 19]
        removed = citations.stop_citing(self.mesure, pks)
        if removed:
            sentence = "Une citation est retirée." if removed == 1 else f"{removed} citations sont retirées."
            messages.success(self.request, sentence)
        else:
            messages.warning(self.request, "Cochez d’abord les propositions à retirer.")
        return redirect(self.request.path)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("wagtailsnippets_suites_mesure:list"), "label": "Mesures"},
            {"url": self.edit_url, "label": str(self.mesure)},
            {"url": "", "label": self.page_title},
        ]

    @property
    def edit_url(self) -> str:
        return reverse("wagtailsnippets_suites_mesure:edit", args=[self.mesure.pk])

    def get_context_data(self, **kwargs) -> dict:
        rows = self.mesure.citations.select_related("proposition__axe").order_by("-pk")
        page = page_of(rows, self.request.GET, per_page=PER_PAGE)
        return super().get_context_data(
            mesure=self.mesure,
            form=self.form,
            page_obj=page,
            citations=page.object_list,
            total=page.paginator.count,
            edit_url=self.edit_url,
            **kwargs,
        )
