from django.urls import path

from lettres import views

app_name = "lettres"

urlpatterns = [
    path("", views.index, name="index"),
    path("abonnement/", views.subscribe, name="subscribe"),
    path("abonnement/demande/", views.asked, name="asked"),
    path("confirmer/<str:token>/", views.confirm, name="confirm"),
    path("arreter/<str:token>/", views.stop, name="stop"),
    path("<slug:slug>/", views.detail, name="detail"),
]
