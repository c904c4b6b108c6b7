"""Measures in the admin: written, previewed, published, and tied to the propositions they cite."""

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from suites.citing import CitationsView
from suites.models import Mesure


class MesureEditView(EditView):
    @cached_property
    def header_buttons(self) -> list[Button]:
        return [
            HeaderButton(
                "Propositions citées",
                url=reverse("mesures_citees:citations", args=[self.object.pk]),
                icon_name="link",
            ),
            *super().header_buttons,
        ]


class MesureViewSet(SnippetViewSet):
    model = Mesure
    icon = "success"
    menu_label = "Mesures"
    menu_name = "mesures"
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["title", "state", "axe", "organisme", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["state", "axe", "live"]
    list_export = ["title", "summary", "state", "organisme", "live"]
    ordering = ["sort_order", "title"]
    copy_view_enabled = False
    edit_view_class = MesureEditView

    def get_queryset(self, request):
        return Mesure.objects.select_related("axe")


def citation_urls() -> list[URLPattern]:
    return [path("<int:pk>/propositions/", CitationsView.as_view(), name="citations")]
