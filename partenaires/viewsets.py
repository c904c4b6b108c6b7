"""Partners in the admin: written, previewed, published and found again."""

from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from partenaires.models import Partenaire


class PartenaireViewSet(SnippetViewSet):
    model = Partenaire
    icon = "group"
    menu_label = "Partenaires"
    menu_name = "partenaires"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "kind", "sort_order", LiveStatusTagColumn(), UpdatedAtColumn()]
    list_filter = ["kind", "live"]
    list_export = ["name", "kind", "summary", "url", "live"]
    ordering = ["sort_order", "name"]
    copy_view_enabled = False
