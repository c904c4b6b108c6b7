from django.urls import path

from contributions.decisions.views import journal

app_name = "moderation_publique"

urlpatterns = [
    path("", journal.journal, name="journal"),
    path("decisions.csv", journal.decisions_csv, name="csv"),
]
