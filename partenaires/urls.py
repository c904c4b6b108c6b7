from django.urls import path

from partenaires import views

app_name = "partenaires"

urlpatterns = [
    path("", views.partner_list, name="list"),
    path("<slug:slug>/", views.partner_detail, name="detail"),
]
