"""The main menu: the home page's children shown in menus, and the entries that applications add."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from editorial.visibility import public


@dataclass(frozen=True)
class NavigationItem:
    title: str
    url: str
    current: bool = False
    path: str = ""


@dataclass(frozen=True)
class FixedEntry:
    """An entry that leads to a view rather than to a page, and its place among the others."""

    title: str
    url: str
    position: int


_fixed_entries: list[FixedEntry] = []

# What pages that must not read the database (errors) show instead.
DEFAULT_NAVIGATION = (
    NavigationItem("La concertation", "/la-concertation/"),
    NavigationItem("Les axes", "/axes/"),
    NavigationItem("Propositions", "/propositions/"),
    NavigationItem("Thèmes", "/themes/"),
    NavigationItem("Rencontres", "/evenements/"),
    NavigationItem("Actualités", "/actualites/"),
    NavigationItem("Suites", "/suites/"),
)


def register_entry(title: str, url: str, position: int) -> None:
    """Add an entry to the main menu; called by applications when they are ready."""
    entry = FixedEntry(title, url, position)
    if entry not in _fixed_entries:
        _fixed_entries.append(entry)
        _fixed_entries.sort(key=lambda entry: entry.position)


def root_page(request: HttpRequest) -> Page | None:
    site = Site.find_for_request(request)
    return site.root_page if site else None


def in_menu(root: Page) -> Q:
    """The children of the home page that editors show in the menu."""
    return Q(path__startswith=root.path, depth=root.depth + 1, show_in_menus=True, live=True)


def remember_menu(request: HttpRequest, pages: Iterable[Page]) -> None:
    """Keep the entries of the menu, for the templates of this request."""
    items = [NavigationItem(page.title, page.get_url(request), path=page.path) for page in pages]
    for entry in _fixed_entries:
        items.insert(entry.position, NavigationItem(entry.title, entry.url))
    request._main_navigation = items


def main_navigation(request: HttpRequest) -> list[NavigationItem]:
    """The entries of the menu, the one that holds the current address marked.

    One query, none when the page was served with its menu.
    """
    if not hasattr(request, "_main_navigation"):
        root = root_page(request)
        pages = public(Page.objects.filter(in_menu(root))).order_by("path") if root else ()
        remember_menu(request, pages)
    return [replace(item, current=request.path.startswith(item.url)) for item in request._main_navigation]


def breadcrumb_parents(page: Page, request: HttpRequest | None = None) -> list[NavigationItem]:
    """The pages above a page, the home page left out, nearest last; no query when the menu holds them."""
    known = {item.path: item for item in main_navigation(request) if item.path} if request else {}
    parents = []
    while page.depth > 3:
        path = page.path[: -page.steplen]
        if page.depth == 4 and path in known:
            parents.append(known[path])
            break
        page = page.get_parent()
        parents.append(NavigationItem(page.title, page.get_url(request)))
    return parents[::-1]
