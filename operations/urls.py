from django.urls import path

from operations.health import health
from operations.metrics import metrics

urlpatterns = [
    path("sante/", health, name="health"),
    path("metriques/", metrics, name="metrics"),
]
