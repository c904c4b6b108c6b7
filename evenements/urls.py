from django.urls import path

from evenements import views
from evenements.feeds import EvenementFeed
from evenements.inscriptions import views as inscriptions

app_name = "evenements"

urlpatterns = [
    path("calendrier.ics", views.events_calendar, name="calendar"),
    path("flux.xml", EvenementFeed(), name="feed"),
    path("inscriptions/<str:token>/", inscriptions.registration, name="registration"),
    path("inscriptions/<str:token>/confirmer/", inscriptions.confirm, name="confirm-registration"),
    path("inscriptions/<str:token>/annuler/", inscriptions.cancel, name="cancel-registration"),
    path("inscriptions/<str:token>/calendrier.ics", inscriptions.own_calendar, name="registration-calendar"),
    path("<slug:slug>/calendrier.ics", views.event_calendar, name="event-calendar"),
    path("<slug:slug>/code.svg", views.event_code, name="code"),
    path("<slug:slug>/inscription/", inscriptions.register, name="register"),
    path("<slug:slug>/inscription/envoyee/", inscriptions.registered, name="registered"),
]
