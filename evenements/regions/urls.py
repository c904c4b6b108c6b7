from django.urls import path

from evenements.regions import views

app_name = "regions"

urlpatterns = [
    path("", views.regions, name="list"),
    path("<slug:slug>/", views.region, name="detail"),
]
