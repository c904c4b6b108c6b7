"""The main menu: the home page's children shown in menus, and the entries that applications add."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from editorial.visibility import public
from page_cache import remember_edited


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


@remember_edited
def site_at(hostname: str, port: str) -> Site | None:
    """The site that answers at a host, with its root page; one query."""
    try:
        return get_site_for_hostname(hostname, port)
    except Site.DoesNotExist:
        return None


def site_of(request: HttpRequest) -> Site | None:
    """The site asked, where Wagtail too will look for it."""
    if not hasattr(request, "_wagtail_site"):
        hostname = split_domain_port(request._get_raw_host())[0]
        request._wagtail_site = site_at(hostname, request.get_port())
    return request._wagtail_site


@remember_edited
def menu(site: Site) -> tuple[NavigationItem, ...]:
    """The children of the home page that editors show in menus, and the fixed entries; one query."""
    root = site.root_page
    pages = public(Page.objects.child_of(root)).filter(show_in_menus=True).order_by("path")
    items = [
        NavigationItem(page.title, page.relative_url(site), path=page.path)
        for page in pages.only("title", "path", "url_path")
    ]
    for entry in _fixed_entries:
        items.insert(entry.position, NavigationItem(entry.title, entry.url))
    return tuple(items)


def main_navigation(request: HttpRequest) -> list[NavigationItem]:
    """The entries of the menu, the one that holds the current address marked."""
    site = site_of(request)
    items = menu(site) if site else ()
    return [replace(item, current=request.path.startswith(item.url)) for item in items]


def breadcrumb_parents(page: Page, request: HttpRequest | None = None) -> list[NavigationItem]:
    """The pages above a page, the home page left out, nearest last; no query when the menu holds them."""
    site = site_of(request) if request else None
    known = {item.path: item for item in menu(site) if item.path} if site else {}
    parents = []
    while page.depth > 3:
        path = page.path[: -page.steplen]
        if page.depth == 4 and path in known:
            parents.append(known[path])
            break
        page = page.get_parent()
        parents.append(NavigationItem(page.title, page.get_url(request)))
    return parents[::-1]
