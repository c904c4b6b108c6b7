"""What the applications above show in *Mon espace*: its sections and its own pages.

An application registers, in ``AppConfig.ready()``, a section for the first page and, if its list is long, a
page of its own that the section and the side menu lead to. A section's template receives ``items`` and
``heading``; it also says what an empty list looks like and what to do then.
"""

from dataclasses import dataclass

from django.urls import reverse

from comptes.models import User
from editorial.navigation import NavigationItem
from editorial.sections import SectionRegistry

espace_sections: SectionRegistry[User] = SectionRegistry()


@dataclass(frozen=True)
class EspacePage:
    """A page of *Mon espace*, in its side menu."""

    title: str
    url_name: str
    order: int


_pages: dict[str, EspacePage] = {}


def register_page(title: str, url_name: str, *, order: int) -> None:
    """Add a page to the side menu; its view is a ``participant_page``."""
    _pages[url_name] = EspacePage(title, url_name, order)


def espace_menu(path: str) -> list[NavigationItem]:
    """The side menu, the longest address that holds the current one marked."""
    pages = sorted(_pages.values(), key=lambda page: page.order)
    items = [(page.title, reverse(page.url_name)) for page in pages]
    current = max((url for _, url in items if path.startswith(url)), key=len, default="")
    return [NavigationItem(title, url, url == current) for title, url in items]
