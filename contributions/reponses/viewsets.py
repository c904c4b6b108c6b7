"""The answers' addresses in the admin."""

from django.urls import URLPattern, path
from wagtail.admin.viewsets.model import ModelViewSet

from contributions.propositions.models import Reponse
from contributions.reponses.importing import ImportReportView, ImportView, model_file
from contributions.reponses.listing import AnswerableView, ReponseIndexView
from contributions.reponses.views import EditView, WithdrawView, WriteView


class ReponseViewSet(ModelViewSet):
    model = Reponse
    icon = "comment"
    menu_label = "Réponses officielles"
    menu_name = "reponses"
    menu_order = 120
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ["status", "text", "organisme", "date"]
    index_view_class = ReponseIndexView

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("resultats/", self.index_results_view, name="index_results"),
            path("propositions/", AnswerableView.as_view(), name="propositions"),
            path(
                "propositions/resultats/",
                AnswerableView.as_view(results_only=True),
                name="propositions_results",
            ),
            path("rediger/", WriteView.as_view(), name="write"),
            path("<int:pk>/", EditView.as_view(), name="edit"),
            path("<int:pk>/retirer/", WithdrawView.as_view(), name="delete"),
            path("<int:pk>/historique/", self.history_view, name="history"),
            path("<int:pk>/historique/resultats/", self.history_results_view, name="history_results"),
            path("importer/", ImportView.as_view(), name="import"),
            path("importer/modele.csv", model_file, name="import_model"),
            path("importer/<int:pk>/", ImportReportView.as_view(), name="import_report"),
        ]

    def get_common_view_kwargs(self, **kwargs) -> dict:
        absent = {f"{view}_url_name" for view in ("usage", "add", "copy", "inspect")}
        return {
            name: value
            for name, value in super().get_common_view_kwargs(**kwargs).items()
            if name not in absent
        }
