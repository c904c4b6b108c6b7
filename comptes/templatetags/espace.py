"""What the pages of *Mon espace* have in common."""

from django import template

from comptes.sections import espace_menu
from editorial.navigation import NavigationItem

register = template.Library()


@register.simple_tag(name="espace_menu")
def espace_menu_tag(path: str) -> list[NavigationItem]:
    """The side menu, as seen from an address."""
    return espace_menu(path)
