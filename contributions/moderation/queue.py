"""The queue: what waits for a decision, oldest first, and everything else the filters ask for."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permissions import policy_registry

from comptes.models import User
from contributions.moderation import claims
from contributions.moderation.columns import (
    AlertsColumn,
    SituationColumn,
    TitleAndReferenceColumn,
    WordsColumn,
)
from contributions.moderation.filters import (
    WAITING_SITUATIONS,
    QueueFilterSet,
    Situation,
    search_rows,
    situation_label,
)
from contributions.moderation.kept_filters import available_to, known_filters, querystring
from contributions.propositions.models import Motif, Proposition, PropositionQuerySet, Transition
from contributions.signalements import reports
from editorial.admin_lists import NarrowingFilters

PER_PAGE = 30
COUNT_MAX = 1_000
EXPORT_CHUNK = 500
# Those of the index: what sets off most rules, the oldest first.
ALERT_ORDERS = {
    "-alert_count": ("-alert_count", "submitted_at", "pk"),
    "alert_count": ("alert_count", "-submitted_at", "-pk"),
}
LIST_RELATED = ("examen__moderator",)
EXPORT_RELATED = (*LIST_RELATED, "merged_into", "page")


class CappedPaginator(WagtailPaginator):
    """Pages over a list that may be very long: beyond a point, one filters rather than counts."""

    @cached_property
    def count(self) -> int:
        return min(self.counted, COUNT_MAX)

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by()[: COUNT_MAX + 1].count()

    @property
    def is_capped(self) -> bool:
        return self.counted > COUNT_MAX

    @cached_property
    def items_count_label(self) -> str:
        if self.is_capped:
            return f"plus de {COUNT_MAX:,} {self.verbose_name_plural}".replace(",", "\u202f")
        return super().items_count_label


def iso(value: datetime | None) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


class SafeExportMixin:
    """Spreadsheets read row by row, dates in ISO 8601."""

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        return super().stream_csv(Rows(queryset))

    def write_xlsx(self, queryset: QuerySet, output) -> None:
        super().write_xlsx(Rows(queryset), output)

    def preprocess_field_value(self, field: str, value, export_format: str):
        if isinstance(value, datetime):
            return iso(value)
        if value is None:
            return ""
        return value if isinstance(value, int) else str(value)


class Rows:
    """A query set read in slices, for a file that may hold a million rows."""

    def __init__(self, queryset: QuerySet) -> None:
        self.queryset = queryset
        self.model = queryset.model

    def __iter__(self) -> Iterator:
        return self.queryset.iterator(chunk_size=EXPORT_CHUNK)


def theme_names(proposition: Proposition) -> str:
    return ", ".join(theme.name for theme in proposition.theme_list)


class QueueView(NarrowingFilters, SafeExportMixin, generic.IndexView):
    """Eleven queries and the page's own, whatever the number of rows."""

    model = Proposition
    any_permission_required = ["view", "change"]
    page_title = "Modération"
    header_icon = "check"
    template_name = "contributions/moderation/queue.html"
    results_template_name = "contributions/moderation/queue_results.html"
    paginate_by = PER_PAGE
    paginator_class = CappedPaginator
    filterset_class = QueueFilterSet
    default_ordering = "submitted_at"
    is_searchable = True
    export_filename = "propositions"
    export_fields = {
        "display_reference": "Référence",
        "situation": "Situation",
        "title": "Titre",
        "text": "Texte",
        "axe": "Axe",
        "theme_names": "Thèmes",
        "suggested_theme": "Thème suggéré",
        "profil": "Profil",
        "region": "Région académique",
        "organisation": "Organisation",
        "page.title": "Page d’origine",
        "submitted_at": "Reçue le",
        "moderated_at": "Modérée le",
        "published_at": "Publiée le",
        "support_count": "Soutiens",
        "merged_into.display_reference": "Fusionnée avec",
    }
    list_export = list(export_fields)
    export_headings = export_fields

    def get_base_queryset(self) -> QuerySet[Proposition]:
        return self.complete(Proposition.objects.received())

    def complete(self, queryset: QuerySet) -> QuerySet:
        """All that a row shows, whatever their number; each table joined costs the planner some milliseconds."""
        related = EXPORT_RELATED if self.is_export else LIST_RELATED
        # What was found may be complete already; what it fetches is not asked for twice.
        queryset = queryset.prefetch_related(None)
        return queryset.filed().select_related(*related).with_themes().prefetch_related("alertes")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.filters.chosen_situation == Situation.SIGNALEES and "ordering" not in self.request.GET:
            return queryset.order_by(F("report_count").desc(), F("pk").desc())
        if self.ordering in ALERT_ORDERS:
            return queryset.order_by(*ALERT_ORDERS[self.ordering])
        return queryset.order_by(self.ordering, "-pk" if self.ordering.startswith("-") else "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        found = search_rows(queryset, self.search_query)
        return self.order_queryset(self.complete(found))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns = [
            TitleAndReferenceColumn("title", label="Proposition", get_url=self.get_edit_url),
            WordsColumn("axe", label="Axe"),
            WordsColumn("themes", label="Thèmes", accessor=theme_names),
            WordsColumn("profil", label="Profil"),
            WordsColumn("region", label="Région"),
            DateColumn("submitted_at", label="Reçue", sort_key="submitted_at"),
            AlertsColumn("alertes", label="Alertes", sort_key="alert_count"),
            SituationColumn("situation", label="Situation"),
        ]
        if self.user_has_permission("change"):
            columns.insert(0, BulkActionsCheckboxColumn("bulk_actions", obj_type="proposition"))
        return columns

    def get_edit_url(self, instance: Proposition) -> str:
        return decision_url(instance, self.request.GET)

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not self.user_has_permission("change"):
            return []
        return [
            HeaderButton(
                "Examiner la plus ancienne",
                url=f"{reverse('moderation:next')}{querystring(self.request.GET)}",
                icon_name="arrow-right",
            )
        ]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        buttons += [
            Button(
                "Délais de modération", url=reverse("moderation:statistics"), icon_name="time", priority=5
            ),
        ]
        if self.user_has_permission("change"):
            buttons += [
                Button("Presque identiques", url=reverse("moderation:groups"), icon_name="copy", priority=3),
                Button("Thèmes suggérés", url=reverse("moderation:suggestions"), icon_name="tag", priority=4),
            ]
        buttons.append(
            Button(
                "Historique des décisions",
                url=reverse("moderation_log:index"),
                icon_name="history",
                priority=10,
            )
        )
        if policy_registry.get_by_type(Motif).user_has_any_permission(self.request.user, ["view", "change"]):
            buttons.append(
                Button("Motifs de modération", url=reverse("motifs:index"), icon_name="list-ul", priority=20)
            )
        return buttons

    def to_row_dict(self, item: Proposition) -> dict:
        derived = {
            "situation": situation_label(item),
            "theme_names": [theme.name for theme in item.theme_list],
            "page.title": item.page.title if item.page else "",
            "region": str(item.region or ""),
            "axe": str(item.axe),
            "profil": str(item.profil),
            "merged_into.display_reference": item.merged_into.display_reference if item.merged_into else "",
        }
        return {
            field: derived[field] if field in derived else getattr(item, field) for field in self.list_export
        }

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        context["is_capped"] = getattr(context.get("paginator"), "is_capped", False)
        context["reported_first"] = reports.first_propositions().order_by()[:COUNT_MAX].count()
        context["reported_url"] = f"{reverse('moderation:index')}?situation={Situation.SIGNALEES}"
        context["undoable"] = Transition.objects.undoable_by(self.request.user)
        context["saved_filters"] = available_to(self.request.user)
        context["user_id"] = self.request.user.pk
        context["kept_querystring"] = known_filters(self.request.GET)
        context["querystring"] = querystring(self.request.GET)
        return context


def decision_url(proposition: Proposition, params: QueryDict) -> str:
    return reverse("moderation:decision", args=[proposition.pk]) + querystring(params)


def waiting_under(params: QueryDict) -> PropositionQuerySet:
    """What waits for a decision under the filters of an address, oldest first."""
    filters = QueueFilterSet(params, queryset=Proposition.objects.received())
    waiting = Proposition.objects.received().to_moderate()
    if not filters.is_valid():
        return waiting.none()
    if filters.chosen_situation in WAITING_SITUATIONS:
        waiting = filters.filter_queryset(waiting)
        if params.get("q", "").strip():
            waiting = search_rows(waiting, params["q"]).filter(pk__in=waiting.values("pk"))
    return waiting.order_by("submitted_at", "pk")


def next_waiting(params: QueryDict, user: User, after: Proposition | None = None) -> Proposition | None:
    """Hand someone the next proposition to decide under the filters of an address; after the last, the first again.

    What others are examining is passed over, and nobody else is handed this one. Two queries when
    nobody takes it meanwhile, three after the last.
    """
    waiting = claims.free_for(waiting_under(params), user)
    if after is None:
        return claims.hand(waiting[: claims.HANDED_AT_ONCE], user)
    waiting = waiting.exclude(pk=after.pk)
    later = Q(submitted_at__gt=after.submitted_at) | Q(submitted_at=after.submitted_at, pk__gt=after.pk)
    return claims.hand(waiting.filter(later)[: claims.HANDED_AT_ONCE], user) or claims.hand(
        waiting[: claims.HANDED_AT_ONCE], user
    )
