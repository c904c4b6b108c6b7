from django.urls import path

from evenements.admin import minutes, registrations
from evenements.imports import views as imports

app_name = "evenements_admin"

urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/modele.xlsx", imports.model_file, name="import-model"),
    path("imports/<int:pk>/", imports.report, name="import"),
    path("imports/<int:pk>/faire/", imports.run, name="import-run"),
    path("imports/<int:pk>/annuler/", imports.undo, name="import-undo"),
    path("sans-compte-rendu/", minutes.without_minutes, name="without-minutes"),
    path("inscriptions/", registrations.events, name="events"),
    path("<int:pk>/inscriptions/", registrations.registrations, name="registrations"),
    path("<int:pk>/inscriptions/presences/", registrations.tick, name="tick"),
    path("<int:pk>/inscriptions/feuille/", registrations.sheet, name="sheet"),
    path("<int:pk>/inscriptions/export.csv", registrations.export, {"extension": "csv"}, name="export-csv"),
    path(
        "<int:pk>/inscriptions/export.xlsx", registrations.export, {"extension": "xlsx"}, name="export-xlsx"
    ),
    path("<int:pk>/inscriptions/<int:inscription>/annuler/", registrations.cancel, name="cancel"),
    path("<int:pk>/prevenir/", registrations.announce, name="announce"),
]
