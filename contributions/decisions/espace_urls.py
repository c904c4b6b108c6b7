from django.urls import path

from contributions.decisions.views import appeals, espace

app_name = "contributions_espace"

urlpatterns = [
    path("", espace.own_list, name="list"),
    path("<str:reference>/", espace.detail, name="detail"),
    path("<str:reference>/modifier/", espace.edit, name="edit"),
    path("<str:reference>/retirer/", espace.withdraw, name="withdraw"),
    path("<str:reference>/contester/", appeals.from_espace, name="appeal"),
]
