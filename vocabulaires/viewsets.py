"""The vocabularies in the admin: themes, axes, phases, under one entry of the menu."""

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from editorial.columns import DayColumn
from editorial.models import Phase
from vocabulaires.forms import MergeForm
from vocabulaires.merging import merge, merged_synonyms, uses_of
from vocabulaires.models import Axe, Profil, Theme
from vocabulaires.sections import proposition_totals


class KeptPolicy(ModelPermissionPolicy):
    """Rows that contributions belong to: added and changed, never deleted, whoever asks."""

    def user_has_permission(self, user, action) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return super().user_has_any_permission(user, [action for action in actions if action != "delete"])


class ThemeIndexView(IndexView):
    """The themes with how many propositions each has, in one query for all."""

    @cached_property
    def totals(self) -> dict[int, int]:
        return proposition_totals()

    @cached_property
    def columns(self) -> list[Column]:
        count = Column(
            "propositions", label="Propositions publiées", accessor=lambda theme: self.totals.get(theme.pk, 0)
        )
        return [*super().columns, count]

    def get_list_more_buttons(self, instance: Theme) -> list:
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("delete"):
            url = reverse(instance.snippet_viewset.get_url_name("merge"), args=[quote(instance.pk)])
            buttons.append(
                Button("Fusionner avec un autre thème", url=url, icon_name="resubmit", priority=25)
            )
        return buttons


class MergeView(WagtailAdminTemplateMixin, TemplateView):
    """Choose the theme that stays, read what will move, confirm."""

    template_name = "vocabulaires/admin/merge.html"
    page_title = "Fusionner un thème"
    header_icon = "resubmit"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.source = get_object_or_404(Theme, pk=unquote(self.kwargs["pk"]))

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not policy_registry.get_by_type(Theme).user_has_permission(request.user, "delete"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def list_url(self) -> str:
        return reverse(Theme.snippet_viewset.get_url_name("list"))

    def get_page_subtitle(self) -> str:
        return self.source.name

    def get_breadcrumbs_items(self) -> list[dict]:
        items = [
            {"url": self.list_url, "label": "Thèmes"},
            {"url": "", "label": "Fusionner", "sublabel": self.source.name},
        ]
        return [*self.breadcrumbs_items, *items]

    def get_context_data(self, **kwargs) -> dict:
        asked = self.request.POST or self.request.GET
        form = MergeForm(asked if "target" in asked else None, source=self.source)
        context = super().get_context_data(**kwargs) | {
            "form": form,
            "source": self.source,
            "uses": uses_of(self.source),
            "list_url": self.list_url,
        }
        if form.is_bound and form.is_valid():
            target = form.cleaned_data["target"]
            context |= {"target": target, "synonyms": merged_synonyms(self.source, target)}
        return context

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = MergeForm(request.POST, source=self.source)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data())
        name = self.source.name
        try:
            target = merge(self.source, form.cleaned_data["target"])
        except (IntegrityError, ProtectedError, Theme.DoesNotExist):
            messages.error(
                request,
                "Quelqu’un vient de classer un contenu sous ce thème, ou de le fusionner. Rien n’a changé : "
                "vérifiez et recommencez.",
            )
            return redirect(self.list_url)
        log(target, "vocabulaires.merge", user=request.user, data={"source": name})
        messages.success(request, f"Le thème « {name} » a rejoint « {target.name} ».")
        return redirect(self.list_url)


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "Thèmes"
    list_display = ["name", "axe"]
    list_filter = ["axe"]
    list_export = ["name", "slug", "axe", "description", "synonyms"]
    search_fields = ["name", "synonyms"]
    search_backend_name = None
    ordering = ["name"]
    copy_view_enabled = False
    index_view_class = ThemeIndexView

    def get_queryset(self, request: HttpRequest):
        return Theme.objects.select_related("axe")

    def get_urlpatterns(self) -> list:
        return [*super().get_urlpatterns(), path("fusionner/<str:pk>/", MergeView.as_view(), name="merge")]


class AxeViewSet(SnippetViewSet):
    model = Axe
    icon = "list-ul"
    menu_label = "Axes"
    list_display = ["number", "name", "short_name"]
    list_export = ["number", "name", "short_name", "slug"]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["number"]
    copy_view_enabled = False


class ProfilViewSet(SnippetViewSet):
    model = Profil
    icon = "group"
    menu_label = "Profils"
    list_display = ["label", "code", "order", BooleanColumn("active", label="Proposé")]
    list_export = ["label", "code", "order", "active"]
    search_fields = ["label", "code"]
    search_backend_name = None
    ordering = ["order", "label"]
    copy_view_enabled = False


class PhaseViewSet(SnippetViewSet):
    model = Phase
    icon = "calendar-alt"
    menu_label = "Calendrier"
    list_display = [
        "title",
        DayColumn("start_date", label="Premier jour", sort_key="start_date"),
        DayColumn("end_date", label="Dernier jour", sort_key="end_date"),
        "action_label",
    ]
    search_fields = ["title"]
    search_backend_name = None
    ordering = ["start_date"]
    copy_view_enabled = False


class VocabulairesViewSetGroup(SnippetViewSetGroup):
    items = (ThemeViewSet, AxeViewSet, ProfilViewSet, PhaseViewSet)
    menu_label = "Vocabulaires"
    menu_icon = "tag"
    menu_order = 260
