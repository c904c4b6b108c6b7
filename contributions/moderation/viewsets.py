"""The moderators' addresses in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from contributions.moderation.decision import DecisionView, NextView
from contributions.moderation.gestures import ClaimView, UndoView
from contributions.moderation.groups import GroupListView, GroupView
from contributions.moderation.history import HistoryView
from contributions.moderation.home import ModerationMenuItem
from contributions.moderation.queue import QueueView
from contributions.moderation.saved_filters import DeleteFilterView, SaveFilterView
from contributions.moderation.statistics import StatisticsView
from contributions.moderation.suggestions import SuggestionsView
from contributions.propositions.models import Motif, Proposition, Transition
from editorial.kept import is_kept


class ReadOnlyViewSet(ModelViewSet):
    """A list of rows that no form adds, edits or deletes."""

    # The index would read and write rows at each decision, to tell where a page is cited.
    add_to_reference_index = False
    form_fields: list[str] = []

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("resultats/", self.index_results_view, name="index_results"),
        ]

    def get_common_view_kwargs(self, **kwargs) -> dict:
        names = ("history", "usage", "add", "edit", "delete", "copy", "inspect")
        return {
            name: value
            for name, value in super().get_common_view_kwargs(**kwargs).items()
            if name not in {f"{view}_url_name" for view in names}
        }

    def get_index_view_kwargs(self, **kwargs) -> dict:
        """The view says all that its list needs."""
        return {
            name: value
            for name, value in super().get_index_view_kwargs(**kwargs).items()
            if name == "index_results_url_name"
        }

    def register_admin_url_finder(self) -> None:
        """Nothing is edited here, so no address is found for it."""


class PropositionViewSet(ReadOnlyViewSet):
    model = Proposition
    icon = "check"
    menu_label = "Modération"
    menu_icon = "check"
    menu_order = 110
    menu_item_class = ModerationMenuItem
    add_to_admin_menu = True
    index_view_class = QueueView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("suivante/", self.construct_view(NextView), name="next"),
            path("delais/", self.construct_view(StatisticsView), name="statistics"),
            path("groupes/", self.construct_view(GroupListView), name="groups"),
            path("groupes/<int:pk>/", self.construct_view(GroupView), name="group"),
            path("themes-suggeres/", self.construct_view(SuggestionsView), name="suggestions"),
            path("filtres/", self.construct_view(SaveFilterView), name="save_filter"),
            path("filtres/<int:pk>/supprimer/", self.construct_view(DeleteFilterView), name="delete_filter"),
            path("annuler/", self.construct_view(UndoView), name="undo"),
            path("<int:pk>/", self.construct_view(DecisionView), name="decision"),
            path("<int:pk>/examen/", self.construct_view(ClaimView), name="claim"),
        ]

    def get_permissions_to_register(self):
        """Only those that mean something here; nobody adds or deletes people's words."""
        permissions = (
            super()
            .get_permissions_to_register()
            .model.objects.filter(content_type__app_label="contributions")
        )
        return permissions.filter(
            codename__in=["view_proposition", "moderate_proposition", "enter_proposition", "add_import"]
        )


class TransitionViewSet(ReadOnlyViewSet):
    model = Transition
    icon = "history"
    index_view_class = HistoryView

    def get_permissions_to_register(self):
        return super().get_permissions_to_register().none()


class MotifDeleteView(generic.DeleteView):
    """A motif that served stays in the log, that of a proposition, of a comment or of a report; it can only be withdrawn from the choice."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.user_has_permission("delete") and is_kept(self.object):
            messages.error(
                request,
                f"Le motif « {self.object} » a servi : il reste dans l’historique et ne peut pas être supprimé. "
                "Décochez « proposé aux modérateurs » pour ne plus le proposer.",
            )
            return redirect("motifs:edit", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class MotifViewSet(ModelViewSet):
    model = Motif
    icon = "list-ul"
    menu_label = "Motifs de modération"
    menu_name = "motifs"
    add_to_settings_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    delete_view_class = MotifDeleteView
    list_display = ["label", "sort_order", "active"]
    ordering = ["sort_order", "label"]
    inspect_view_enabled = True
    panels = [
        FieldPanel("label"),
        FieldPanel("explanation"),
        FieldPanel("sort_order"),
        FieldPanel("active"),
    ]
