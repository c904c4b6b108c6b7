from django.urls import path, re_path

from axes.api import AxeListView
from editorial.api import NotFoundView
from evenements.regions.api import RegionListView
from home.api import RootView
from suites.api import MesureListView
from vocabulaires.api import ProfilListView, ThemeListView

app_name = "api"

urlpatterns = [
    path("", RootView.as_view(), name="root"),
    path("axes/", AxeListView.as_view(), name="axes"),
    path("themes/", ThemeListView.as_view(), name="themes"),
    path("profils/", ProfilListView.as_view(), name="profils"),
    path("regions/", RegionListView.as_view(), name="regions"),
    path("mesures/", MesureListView.as_view(), name="mesures"),
    # With a slash only: Django still adds the one that is missing elsewhere.
    re_path(r"^.+/$", NotFoundView.as_view()),
]
