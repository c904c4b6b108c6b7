from django.urls import path

from home import views

app_name = "home"

urlpatterns = [
    path("plan-du-site/", views.site_map, name="site_map"),
    path("donnees-ouvertes/", views.open_data, name="open_data"),
    path("donnees-ouvertes/<slug:name>.<slug:kind>", views.open_data_file, name="open_data_file"),
    path("chiffres/", views.figures, name="figures"),
]
