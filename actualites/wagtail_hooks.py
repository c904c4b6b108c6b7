"""News in the admin: the series that news follow one another in."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from actualites.models import Serie


class SerieViewSet(SnippetViewSet):
    model = Serie
    icon = "list-ol"
    menu_label = "Séries d’actualités"
    list_display = ["name"]
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False


register_snippet(SerieViewSet)
