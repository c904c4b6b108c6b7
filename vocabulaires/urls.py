from django.urls import path

from vocabulaires import views

app_name = "vocabulaires"

urlpatterns = [
    path("", views.theme_list, name="themes"),
    path("<slug:slug>/", views.theme_detail, name="theme"),
]
