from django.urls import path

from comptes.second_factor import views

app_name = "second_factor"

urlpatterns = [
    path("", views.code, name="code"),
    path("application/", views.setup, name="setup"),
    path("gestion/", views.manage, name="manage"),
    path("comptes/<int:pk>/", views.remove, name="remove"),
]
