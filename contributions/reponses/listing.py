"""The published propositions, to choose those to answer, and the answers given."""

import django_filters
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies.base import ModelPermissionPolicy

from contributions.decisions.life import SEARCH_KIND
from contributions.moderation.columns import TitleAndReferenceColumn
from contributions.moderation.queue import CappedPaginator
from contributions.propositions.models import Proposition, Reponse
from contributions.propositions.references import parse_reference
from editorial.admin_lists import NarrowingFilters
from search import queries
from vocabulaires.models import Axe, Theme

PER_PAGE = 50
SEARCH_LIMIT = 1000
NO_ANSWER, ANY_ANSWER = "sans", "avec"


class AnsweredFilter(django_filters.ChoiceFilter):
    """Nothing chosen means what has no answer yet."""

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        if value == "toutes":
            return queryset
        if value == ANY_ANSWER:
            return queryset.filter(reponse__isnull=False)
        if value:
            return queryset.filter(reponse__status=value)
        return queryset.filter(reponse=None)


class AnswerableFilterSet(WagtailFilterSet):
    reponse = AnsweredFilter(
        label="Réponse",
        choices=[(ANY_ANSWER, "Avec une réponse"), *Reponse.Status.choices, ("toutes", "Toutes")],
        empty_label="Sans réponse",
    )
    axe = django_filters.ModelChoiceFilter(
        label="Axe", queryset=Axe.objects.all(), empty_label="Tous les axes"
    )
    theme = django_filters.ModelChoiceFilter(
        label="Thème",
        field_name="theme_links__tag",
        queryset=Theme.objects.all(),
        empty_label="Tous les thèmes",
    )

    class Meta:
        model = Proposition
        fields: list[str] = []


class AnswerableView(NarrowingFilters, generic.IndexView):
    """Published propositions, the most supported first, to be ticked and answered together."""

    model = Proposition
    permission_policy = ModelPermissionPolicy(Reponse)
    any_permission_required = ["add", "change"]
    page_title = "Répondre"
    header_icon = "comment"
    template_name = "contributions/reponses/answerable.html"
    results_template_name = "contributions/reponses/answerable_results.html"
    index_url_name = "reponses:propositions"
    index_results_url_name = "reponses:propositions_results"
    paginate_by = PER_PAGE
    paginator_class = CappedPaginator
    filterset_class = AnswerableFilterSet
    default_ordering = "-support_count"
    is_searchable = True

    def get_base_queryset(self) -> QuerySet[Proposition]:
        return Proposition.objects.published().select_related("axe", "region", "reponse").with_themes()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "-pk" if self.ordering.startswith("-") else "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        if reference := parse_reference(self.search_query):
            return self.order_queryset(self.get_base_queryset().filter(reference=reference))
        found, _ = queries.matching_ids(SEARCH_KIND, self.search_query, limit=SEARCH_LIMIT)
        return self.order_queryset(queryset.filter(pk__in=found))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="proposition"),
            TitleAndReferenceColumn(
                "title",
                label="Proposition",
                get_url=lambda row: f"{reverse('reponses:write')}?id={row.pk}",
            ),
            Column("axe", label="Axe"),
            Column(
                "themes",
                label="Thèmes",
                accessor=lambda row: ", ".join(theme.name for theme in row.theme_list),
            ),
            Column("support_count", label="Soutiens", sort_key="support_count"),
            DateColumn("published_at", label="Publiée", sort_key="published_at"),
            Column(
                "reponse",
                label="Réponse",
                accessor=lambda row: row.reponse.get_status_display() if row.reponse else "Pas encore",
            ),
        ]

    def get_edit_url(self, instance: Proposition) -> str:
        return f"{reverse('reponses:write')}?id={instance.pk}"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [
            Button("Réponses données", url=reverse("reponses:index"), icon_name="list-ul", priority=10),
            Button("Importer un tableau", url=reverse("reponses:import"), icon_name="upload", priority=20),
        ]

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": "", "label": self.page_title},
        ]


class ReponseFilterSet(WagtailFilterSet):
    withdrawn = django_filters.BooleanFilter(
        label="Retirées", field_name="withdrawn_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Reponse
        fields = ["status"]


class ReponseIndexView(NarrowingFilters, generic.IndexView):
    """The answers given, the latest first, with how many propositions each one answers."""

    page_title = "Réponses officielles"
    filterset_class = ReponseFilterSet
    paginate_by = PER_PAGE

    def get_base_queryset(self) -> QuerySet[Reponse]:
        return Reponse.objects.annotate(answered=Count("propositions")).order_by("-date", "-pk")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            TitleColumn("text", label="Réponse", accessor=lambda row: str(row), get_url=self.get_edit_url),
            Column("organisme", label="Organisme"),
            DateColumn("date", label="Date"),
            Column("answered", label="Propositions"),
            Column(
                "state", label="État", accessor=lambda row: "Retirée" if row.withdrawn_at else "En vigueur"
            ),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(
                "Répondre à des propositions", url=reverse("reponses:propositions"), icon_name="plus"
            ),
            HeaderButton("Importer un tableau", url=reverse("reponses:import"), icon_name="upload"),
        ]
