from django.urls import path

from suites import views

app_name = "suites"

urlpatterns = [
    path("", views.mesure_list, name="list"),
    path("<slug:slug>/", views.mesure_detail, name="detail"),
]
