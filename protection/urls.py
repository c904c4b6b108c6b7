from django.urls import path

from protection import views

app_name = "protection"
urlpatterns = [path("epreuve/", views.challenge, name="challenge")]
