"""Suggested themes, the surest first, applied or set aside by selection."""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.analyse.grouping import MERGEABLE
from contributions.analyse.models import SuggestionDeTheme
from contributions.decisions import classification
from contributions.moderation.groups import is_number
from contributions.moderation.queue import querystring
from contributions.propositions.models import Proposition, Transition
from search import analysis, highlight
from vocabulaires.models import Theme

PER_PAGE = 50
THRESHOLDS = [(50, "Dès 50 %"), (60, "Dès 60 %"), (70, "Dès 70 %"), (80, "Dès 80 %"), (90, "Dès 90 %")]
DEFAULT_THRESHOLD = 60


class ThresholdForm(forms.Form):
    """Which suggestions to show; what is not understood is as if it had not been asked."""

    seuil = forms.TypedChoiceField(
        label="Confiance", choices=THRESHOLDS, coerce=int, required=False, empty_value=DEFAULT_THRESHOLD
    )
    theme = forms.ModelChoiceField(
        Theme.objects.all(), label="Thème", required=False, empty_label="Tous les thèmes"
    )


@dataclass(frozen=True)
class Suggestion:
    """A suggestion and the words of the text that speak for it, as their author wrote them."""

    row: SuggestionDeTheme
    words: tuple[str, ...]

    @classmethod
    def of(cls, row: SuggestionDeTheme) -> "Suggestion":
        stems = set(row.words.split())
        stems |= {stem[1:] for stem in stems if not stem.isalpha()}
        text = analysis.clean(f"{row.proposition.title}\n{row.proposition.text}")
        found: dict[str, str] = {}
        for span in highlight.matches(text, stems):
            found.setdefault(span.stem, text[span.start : span.end].lower())
        return cls(row, tuple(found.values()))


class SuggestionsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Four queries and the page's own."""

    model = Proposition
    any_permission_required = ["change"]
    template_name = "contributions/moderation/suggestions.html"
    page_title = "Thèmes suggérés"
    header_icon = "tag"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("moderation:index"), "label": "Modération"},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request: HttpRequest) -> HttpResponse:
        ids = [int(pk) for pk in request.POST.getlist("suggestion") if is_number(pk)]
        if not ids:
            messages.warning(request, "Cochez au moins une suggestion.")
        elif request.POST.get("action") == "ecarter":
            count = classification.refuse(ids)
            messages.success(
                request, f"{count} suggestion{'s' if count > 1 else ''} écartée{'s' if count > 1 else ''}."
            )
        else:
            self.tell(classification.apply(ids, actor=request.user))
        return redirect(reverse("moderation:suggestions") + querystring(request.GET))

    def tell(self, applied: classification.Applied) -> None:
        count = applied.propositions
        if count:
            messages.success(
                self.request,
                "Une proposition est classée." if count == 1 else f"{count} propositions sont classées.",
            )
        if applied.left:
            messages.warning(
                self.request,
                "Des suggestions n’ont pas été suivies : la proposition a déjà six thèmes, ou n’est plus à classer.",
            )

    def get_context_data(self, **kwargs) -> dict:
        initial = {"seuil": DEFAULT_THRESHOLD}
        form = ThresholdForm(self.request.GET if "seuil" in self.request.GET else None, initial=initial)
        asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
        rows = SuggestionDeTheme.objects.filter(
            refused=False,
            confidence__gte=asked.get("seuil") or DEFAULT_THRESHOLD,
            proposition__state__in=MERGEABLE,
        )
        if asked.get("theme"):
            rows = rows.filter(theme=asked["theme"])
        rows = rows.select_related("theme", "proposition__axe").order_by("-confidence", "-pk")
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            form=form,
            page_obj=page,
            suggestions=[Suggestion.of(row) for row in page],
            querystring=querystring(self.request.GET),
            undoable=Transition.objects.undoable_by(self.request.user),
            **kwargs,
        )
