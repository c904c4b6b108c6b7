"""Serving the pages of the tree in as few queries as a page allows.

Wagtail walks from the home page down, two queries a level, asks in two more who may read the page, and
its template in another for the menu. Here the page is found by its whole address together with the menu,
then read with what its template needs: three queries, at any depth.
"""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from editorial.models import BasePage
from editorial.navigation import in_menu, remember_menu
from editorial.visibility import restricted


def find_page(request: HttpRequest, site: Site, path: str) -> Page | None:
    """The published page at an address; the menu is read along and remembered."""
    root = site.root_page
    # The slug is indexed, the whole address is not.
    wanted = (
        Q(slug=path.rstrip("/").rpartition("/")[2], url_path=f"{root.url_path}{path}")
        if path
        else Q(pk=root.pk)
    )
    rows = Page.objects.filter(wanted | in_menu(root)).select_related("content_type").order_by("path")
    found, menu = None, []
    for page in rows.annotate(is_restricted=restricted()):
        if page.url_path == f"{root.url_path}{path}":
            found = page
        if page.depth == root.depth + 1 and page.show_in_menus and page.live and not page.is_restricted:
            menu.append(page)
    if found is None or not found.live:
        return None
    remember_menu(request, menu)
    return specific(found)


def specific(page: Page) -> Page | None:
    """The row of the page's own type, with what its template reads of other tables."""
    model = page.content_type.model_class() or Page
    queryset = model.for_serving() if issubclass(model, BasePage) else model.objects.all()
    return queryset.filter(pk=page.pk).first()


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, given the page it would have walked to."""
    site = Site.find_for_request(request)
    page = find_page(request, site, path) if site else None
    if page is None:
        raise Http404("Aucune page n’est publiée à cette adresse.")
    request._wagtail_route_for_request = RouteResult(page)
    return views.serve(request, path)
