from django.urls import path

from evenements.api import EvenementListView

app_name = "evenements_api"

urlpatterns = [path("", EvenementListView.as_view(), name="list")]
