"""The queue of comments: what waits, first what several readers reported, and all that the filters ask for."""

import django_filters
from django.db import models
from django.db.models import F, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import CommentState, Position
from contributions.moderation.home import WAITING_MAX, may_read, waiting_label
from contributions.moderation.queue import CappedPaginator, SafeExportMixin, querystring
from editorial.admin_lists import NarrowingFilters

PER_PAGE = 50


class CommentSituation(models.TextChoices):
    """Where a comment stands for a moderator, which is a little more than its state."""

    A_TRAITER = "a_traiter", "À traiter"
    SIGNALES = "signales", "Signalés"
    PUBLIES = "publies", "Publiés"
    MASQUES = "masques", "Masqués"
    RETIRES = "retires", "Retirés par leur auteur"
    TOUS = "tous", "Tous"


STATES = {
    CommentSituation.PUBLIES: CommentState.PUBLIE,
    CommentSituation.MASQUES: CommentState.MASQUE,
    CommentSituation.RETIRES: CommentState.RETIRE,
}


class SituationFilter(django_filters.ChoiceFilter):
    """Nothing chosen means what waits for a decision; each choice is read in an index of its own."""

    def filter(self, queryset: QuerySet, value: str) -> QuerySet:
        if value in STATES:
            return queryset.filter(state=STATES[value]).order_by("-sent_at", "-pk")
        if value == CommentSituation.SIGNALES:
            return queryset.filter(report_count__gt=0).order_by(F("report_count").desc(), F("pk").desc())
        if value == CommentSituation.TOUS:
            return queryset.order_by("-sent_at", "-pk")
        return queryset.to_moderate()


class CommentFilterSet(WagtailFilterSet):
    situation = SituationFilter(
        label="Situation",
        choices=[choice for choice in CommentSituation.choices if choice[0] != CommentSituation.A_TRAITER],
        empty_label=CommentSituation.A_TRAITER.label,
    )
    position = django_filters.ChoiceFilter(label="Avis", choices=Position, empty_label="Tous les avis")
    recu = django_filters.DateFromToRangeFilter(
        label="Reçu entre", field_name="sent_at", widget=DateRangePickerWidget
    )

    class Meta:
        model = Commentaire
        fields: list[str] = []


def situation_of(comment: Commentaire) -> str:
    label = comment.get_state_display()
    if comment.reported_first:
        label = "Signalé par plusieurs, à relire"
    elif comment.is_published and comment.waiting:
        label = "Publié, à relire"
    if comment.report_count:
        label += f" ({comment.report_count} signalement{'s' if comment.report_count > 1 else ''})"
    return label


class CommentQueueView(NarrowingFilters, SafeExportMixin, generic.IndexView):
    """Read in one index whatever is asked; two queries and the page's own, whatever the number of rows."""

    model = Commentaire
    any_permission_required = ["view", "change"]
    page_title = "Commentaires"
    header_icon = "comment"
    template_name = "contributions/moderation/comments.html"
    results_template_name = "contributions/moderation/comments_results.html"
    paginate_by = PER_PAGE
    paginator_class = CappedPaginator
    filterset_class = CommentFilterSet
    is_searchable = False
    export_filename = "commentaires"
    export_headings = {
        "proposition": "Proposition",
        "get_position_display": "Avis",
        "text": "Texte",
        "get_state_display": "État",
        "sent_at": "Reçu le",
        "published_at": "Publié le",
        "moderated_at": "Modéré le",
        "support_count": "Soutiens",
        "report_count": "Signalements",
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Commentaire]:
        return Commentaire.objects.select_related("proposition")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Each situation has an order, which its filter sets."""
        return queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns = [
            TitleColumn(
                "text",
                label="Commentaire",
                accessor=lambda row: Truncator(row.text).chars(140) or "Texte effacé",
                get_url=self.get_edit_url,
            ),
            Column("position", label="Avis", accessor=lambda row: row.get_position_display() or "Réponse"),
            Column("proposition", label="Proposition", accessor=lambda row: row.proposition.title),
            DateColumn("sent_at", label="Reçu"),
            Column("situation", label="Situation", accessor=situation_of),
        ]
        if self.user_has_permission("change"):
            columns.insert(0, BulkActionsCheckboxColumn("bulk_actions", obj_type="commentaire"))
        return columns

    def get_edit_url(self, instance: Commentaire) -> str:
        return comment_url(instance, self.request.GET)

    def to_row_dict(self, item: Commentaire) -> dict:
        row = {}
        for field in self.list_export:
            value = getattr(item, field)
            row[field] = value() if callable(value) else value
        return row | {"proposition": item.proposition.display_reference}

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        context["is_capped"] = getattr(context.get("paginator"), "is_capped", False)
        return context


def comment_url(comment: Commentaire, params: QueryDict) -> str:
    return reverse("moderation_comments:decision", args=[comment.pk]) + querystring(params)


def waiting_comments() -> int:
    """How many comments wait, counted in their own small index and no further than one would read."""
    return Commentaire.objects.filter(waiting=True)[: WAITING_MAX + 1].count()


class CommentsMenuItem(MenuItem):
    """The menu entry, with the number that waits; one query on an admin page."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = waiting_comments()
        label = f"{self.label} ({waiting_label(count)})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )
