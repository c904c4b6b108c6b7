"""Contributions in the admin."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from contributions.ateliers.viewsets import AtelierViewSet
from contributions.commentaires.models import Commentaire
from contributions.decisions.models import Recours
from contributions.imports.viewsets import ImportViewSet
from contributions.moderation.appeals import AppealsPanel, RecoursViewSet
from contributions.moderation.bulk_actions import BULK_ACTIONS
from contributions.moderation.comments_bulk import COMMENT_BULK_ACTIONS
from contributions.moderation.comments_viewsets import CommentViewSet
from contributions.moderation.home import QueuePanel, may_read
from contributions.moderation.permissions import ModerationPolicy, ReadingPolicy
from contributions.moderation.reports import ReportsMenuItem, ReportsView
from contributions.moderation.viewsets import MotifViewSet, PropositionViewSet, TransitionViewSet
from contributions.propositions.models import Proposition, Transition
from contributions.reponses.viewsets import ReponseViewSet

register_permission_policy(Proposition, ModerationPolicy(Proposition))
register_permission_policy(Commentaire, ModerationPolicy(Commentaire))
register_permission_policy(Transition, ReadingPolicy(Transition))
register_permission_policy(Recours, ModerationPolicy(Recours))

for bulk_action in [*BULK_ACTIONS, *COMMENT_BULK_ACTIONS]:
    hooks.register("register_bulk_action", bulk_action)


@hooks.register("register_admin_viewset")
def register_moderation():
    return [
        PropositionViewSet("moderation"),
        CommentViewSet("moderation_comments", url_prefix="commentaires"),
        TransitionViewSet("moderation_log", url_prefix="moderation/historique"),
        MotifViewSet("motifs", url_prefix="moderation/motifs"),
        ReponseViewSet("reponses"),
        RecoursViewSet("recours"),
        AtelierViewSet("ateliers"),
        ImportViewSet("imports"),
    ]


@hooks.register("register_log_actions")
def name_answers_withdrawal(actions):
    actions.register_action("contributions.withdraw_answer", "Retirer", "Réponse retirée")


@hooks.register("register_log_actions")
def name_imports(actions):
    actions.register_action("contributions.import", "Importer", "Propositions importées")
    actions.register_action("contributions.undo_import", "Annuler l’import", "Import annulé")


@hooks.register("construct_homepage_panels")
def add_queue_panel(request, panels):
    if may_read(request):
        panels.append(QueuePanel())
        panels.append(AppealsPanel())


class HistoryMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_read(request)


@hooks.register("register_reports_menu_item")
def register_history_report():
    return HistoryMenuItem(
        "Historique de la modération",
        reverse("moderation_log:index"),
        name="moderation-log",
        icon_name="history",
        order=100,
    )


@hooks.register("register_admin_urls")
def register_reports_url():
    return [path("signalements/", ReportsView.as_view(), name="moderation_reports")]


@hooks.register("register_admin_menu_item")
def register_reports_menu():
    return ReportsMenuItem(
        "Signalements", reverse("moderation_reports"), name="signalements", icon_name="warning", order=112
    )
