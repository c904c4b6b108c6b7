from django.urls import path

from courriels.views import demo_outbox

app_name = "courriels"

urlpatterns = [path("", demo_outbox, name="demo_outbox")]
