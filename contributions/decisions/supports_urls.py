from django.urls import path

from contributions.decisions.views import supports

app_name = "contributions_supports"

urlpatterns = [path("", supports.own_supports, name="list")]
