from django.urls import path

from home import views

app_name = "home"

urlpatterns = [
    path("plan-du-site/", views.site_map, name="site_map"),
    path("chiffres/", views.figures, name="figures"),
]
