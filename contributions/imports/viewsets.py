"""The imports' addresses in the admin."""

from django.urls import URLPattern, path, re_path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from contributions.imports import views


class ImportMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return views.may_import(request.user)


class ImportViewSet(ViewSet):
    icon = "upload"
    menu_label = "Imports"
    menu_order = 140
    menu_item_class = ImportMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", views.ImportsView.as_view(), name="index"),
            re_path(r"^modele\.(?P<extension>csv|xlsx)$", views.ModelView.as_view(), name="model"),
            path("<int:pk>/", views.ImportView.as_view(), name="detail"),
            path("<int:pk>/correspondance/", views.MappingView.as_view(), name="mapping"),
            path("<int:pk>/rapport.csv", views.ReportView.as_view(), name="report"),
            re_path(
                r"^(?P<pk>\d{1,18})/(?P<step>importer|annuler|reprendre|oublier)/$",
                views.StepView.as_view(),
                name="step",
            ),
        ]
