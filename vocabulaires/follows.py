"""Following a theme or an axis."""

from collections.abc import Collection

from comptes.follows import Followable, Subject
from vocabulaires.models import Theme

THEME_KIND = "theme"
# An axis is followed by its row, which its propositions know; its page, and so its address, stands above.
AXE_KIND = "axe"


def resolve_themes(ids: Collection[int]) -> dict[int, Subject]:
    return {
        theme.pk: Subject(f"Thème « {theme.name} »", theme.get_absolute_url())
        for theme in Theme.objects.filter(pk__in=ids)
    }


THEME = Followable(THEME_KIND, "le thème", "Un thème qui n’existe plus", resolve_themes)
