"""The appeals to decide, and the screen where somebody else than the first decider does."""

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from contributions.decisions import appeals, life
from contributions.decisions.models import Recours
from contributions.moderation.forms import NoteField
from contributions.moderation.viewsets import ReadOnlyViewSet
from editorial.http import CONFLICT, INVALID


class AppealDecisionForm(forms.Form):
    outcome = forms.ChoiceField(
        label="Votre décision",
        choices=[
            (Recours.Outcome.ACCORDE, "Donner raison à l’auteur : la proposition est publiée"),
            (Recours.Outcome.MAINTENUE, "Maintenir la décision"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une des deux décisions."},
    )
    note = NoteField(
        label="Message à l’auteur",
        required=False,
        help_text="Il est repris dans le courriel. Obligatoire si la décision est maintenue : dites pourquoi.",
    )

    def clean(self) -> dict:
        data = super().clean()
        if data.get("outcome") == Recours.Outcome.MAINTENUE and not data.get("note"):
            self.add_error("note", "Dites à l’auteur pourquoi la décision est maintenue.")
        return data


class AppealsMenuItem(MenuItem):
    """Shown while an appeal waits, or to whoever may decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        return policy_registry.get_by_type(Recours).user_has_any_permission(request.user, ["view", "change"])

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = Recours.objects.waiting().count()
        label = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )


class AppealsView(generic.IndexView):
    """What waits, oldest first; with ?tranches=1, what has been decided."""

    model = Recours
    any_permission_required = ["view", "change"]
    page_title = "Recours"
    header_icon = "rotate"
    paginate_by = 50

    @cached_property
    def shows_decided(self) -> bool:
        return "tranches" in self.request.GET

    def get_base_queryset(self) -> QuerySet[Recours]:
        rows = Recours.objects.select_related(
            "proposition", "transition__motif", "contested_actor", "decided_by"
        )
        if self.shows_decided:
            return rows.exclude(decided_at=None).order_by("-decided_at", "-pk")
        return rows.waiting()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            TitleColumn(
                "proposition",
                label="Proposition",
                accessor=lambda row: f"{row.proposition.title} ({row.proposition.display_reference})",
                get_url=lambda row: reverse("recours:decide", args=[row.pk]),
            ),
            DateColumn("asked_at", label="Reçu"),
            Column("transition", label="Décision contestée", accessor="transition.get_action_display"),
            Column(
                "contested_actor", label="Prise par", accessor=lambda row: row.contested_actor or "Le site"
            ),
            Column("outcome", label="Issue", accessor=lambda row: row.get_outcome_display() or "À trancher"),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("recours:index")
        if self.shows_decided:
            return [HeaderButton("Recours à trancher", url=url, icon_name="rotate")]
        return [HeaderButton("Recours tranchés", url=f"{url}?tranches=1", icon_name="history")]

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("moderation:index"), "label": "Modération"},
            {"url": "", "label": self.page_title},
        ]


class AppealView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The words, the contested decision, what the author answers; then the decision of somebody else."""

    model = Recours
    any_permission_required = ["view", "change"]
    template_name = "contributions/moderation/appeal.html"
    header_icon = "rotate"
    page_title = "Recours"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        rows = Recours.objects.select_related(
            "proposition__axe", "transition__motif", "contested_actor", "decided_by"
        )
        self.recours = get_object_or_404(rows, pk=self.kwargs["pk"])
        self.form = AppealDecisionForm()
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_decide(self) -> bool:
        return self.user_has_permission("change") and appeals.may_decide(self.recours, self.request.user)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.form = AppealDecisionForm(request.POST)
        if not self.user_has_permission("change"):
            return self.answer(CONFLICT, refusal="Vous n’avez pas le droit de trancher un recours.")
        if not self.form.is_valid():
            return self.answer(INVALID)
        try:
            appeals.decide(self.recours.pk, actor=request.user, **self.form.cleaned_data)
        except life.MoveRefused as error:
            return self.answer(CONFLICT, refusal=str(error))
        messages.success(request, "Le recours est tranché. Son auteur est prévenu.")
        return redirect("recours:index")

    def answer(self, status: int, refusal: str = "") -> HttpResponse:
        response = self.render_to_response(self.get_context_data(refusal=refusal))
        response.status_code = status
        return response

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("recours:index"), "label": "Recours"},
            {"url": "", "label": self.recours.proposition.display_reference},
        ]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            recours=self.recours,
            proposition=self.recours.proposition,
            form=self.form,
            may_decide=self.may_decide and self.recours.decided_at is None,
            **kwargs,
        )


class RecoursViewSet(ReadOnlyViewSet):
    model = Recours
    icon = "rotate"
    menu_label = "Recours"
    menu_name = "recours"
    menu_order = 115
    menu_item_class = AppealsMenuItem
    add_to_admin_menu = True
    index_view_class = AppealsView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self.construct_view(AppealView), name="decide"),
        ]

    def get_permissions_to_register(self):
        return super().get_permissions_to_register().none()


class AppealsPanel(Component):
    """How many appeals wait, and since when; nothing while none does."""

    name = "recours"
    order = 11
    template_name = "contributions/moderation/appeals_panel.html"

    def get_context_data(self, parent_context: Mapping) -> dict:
        waiting = Recours.objects.waiting()
        return {"total": waiting.count(), "oldest": waiting.values_list("asked_at", flat=True).first()}
