from django.urls import path

from actualites.feeds import ActualiteFeed

app_name = "actualites"

urlpatterns = [path("flux.xml", ActualiteFeed(), name="feed")]
