from django.urls import path

from contributions.propositions.api import PropositionListView, PropositionView

app_name = "contributions_api"

urlpatterns = [
    path("", PropositionListView.as_view(), name="list"),
    path("<int:pk>/", PropositionView.as_view(), name="detail"),
]
