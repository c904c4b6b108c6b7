"""The workshops' addresses in the admin."""

from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from contributions.ateliers import views


class WorkshopMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return views.may_enter(request.user)


class AtelierViewSet(ViewSet):
    icon = "group"
    menu_label = "Ateliers"
    menu_order = 130
    menu_item_class = WorkshopMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", views.WorkshopsView.as_view(), name="index"),
            path("<int:pk>/", views.EntryView.as_view(), name="entry"),
            path("<int:pk>/retirer/<int:proposition>/", views.TakeBackView.as_view(), name="take_back"),
            path("<int:pk>/feuille/", views.SheetView.as_view(), name="sheet"),
            path("<int:pk>/code.svg", views.CodeView.as_view(), name="code"),
        ]
