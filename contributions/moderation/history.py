"""The whole log: who decided what, when and why."""

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from comptes.models import User
from contributions.moderation.permissions import ModerationPolicy
from contributions.moderation.queue import CappedPaginator, SafeExportMixin
from contributions.propositions.models import Motif, Transition
from contributions.propositions.states import Action
from editorial.admin_lists import NarrowingFilters

PER_PAGE = 50
AUTHOR_ACTIONS = (
    Action.CONFIRMER,
    Action.RETIRER,
    Action.MODIFIER,
    Action.ANONYMISER,
    Action.CONTESTER,
)


def actor_name(transition: Transition) -> str:
    """Who acted, as the team reads it; an author is never named by an address."""
    if transition.action in AUTHOR_ACTIONS:
        return "L’auteur"
    return str(transition.actor) if transition.actor else "Le site"


def deciders(request) -> QuerySet[User]:
    """Those who may decide, to choose among."""
    return ModerationPolicy(Transition).users_with_permission("change").order_by("last_name", "email")


class ActionFilter(django_filters.ChoiceFilter):
    """Nothing chosen means what the team did; what authors did is there for who asks."""

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        return queryset.filter(action=value) if value else queryset.exclude(action__in=AUTHOR_ACTIONS)


class HistoryFilterSet(WagtailFilterSet):
    action = ActionFilter(
        label="Action", choices=Action.choices, empty_label="Toutes les décisions de l’équipe"
    )
    actor = django_filters.ModelChoiceFilter(label="Par", queryset=deciders, empty_label="Tout le monde")
    motif = django_filters.ModelChoiceFilter(
        label="Motif", queryset=Motif.objects.all(), empty_label="Tous les motifs"
    )
    date = django_filters.DateFromToRangeFilter(label="Date entre", widget=DateRangePickerWidget)

    class Meta:
        model = Transition
        fields: list[str] = []


class HistoryView(NarrowingFilters, SafeExportMixin, generic.IndexView):
    """Newest first; no search, since the log holds no copy of what authors wrote."""

    model = Transition
    any_permission_required = ["view"]
    page_title = "Historique des décisions"
    header_icon = "history"
    paginate_by = PER_PAGE
    paginator_class = CappedPaginator
    filterset_class = HistoryFilterSet
    default_ordering = "-date"
    export_filename = "historique-des-decisions"
    export_headings = {
        "date": "Date",
        "reference": "Référence",
        "get_action_display": "Action",
        "get_from_state_display": "État avant",
        "get_to_state_display": "État après",
        "actor": "Par",
        "motif": "Motif",
        "note": "Message",
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Transition]:
        return Transition.objects.select_related("actor", "motif", "proposition")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "-pk" if self.ordering.startswith("-") else "pk")

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("moderation:index"), "label": "Modération"},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            DateColumn("date", label="Date", sort_key="date"),
            TitleColumn(
                "proposition",
                label="Proposition",
                get_url=lambda step: reverse("moderation:decision", args=[step.proposition_id]),
            ),
            Column("action", label="Action", accessor="get_action_display"),
            Column("actor", label="Par", accessor=actor_name),
            Column("motif", label="Motif", accessor=lambda step: step.motif or ""),
            Column("note", label="Message"),
        ]

    def to_row_dict(self, item: Transition) -> dict:
        derived = {
            "reference": item.proposition.display_reference,
            "actor": actor_name(item) if not item.actor_id or item.actor.get_full_name() else "L’équipe",
            "motif": item.motif.label if item.motif else "",
            "get_action_display": item.get_action_display(),
            "get_from_state_display": item.get_from_state_display(),
            "get_to_state_display": item.get_to_state_display(),
        }
        return {
            field: derived[field] if field in derived else getattr(item, field) for field in self.list_export
        }
