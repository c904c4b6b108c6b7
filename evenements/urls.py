from django.urls import path

from evenements import views

app_name = "evenements"

urlpatterns = [
    path("calendrier.ics", views.events_calendar, name="calendar"),
    path("<slug:slug>/calendrier.ics", views.event_calendar, name="event-calendar"),
]
