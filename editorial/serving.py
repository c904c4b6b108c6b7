"""Serving the pages of the tree in as few queries as a page allows.

Wagtail walks from the home page down, two queries a level, and asks in two more who may read the page.
Here the page is found by its whole address, then read with what its template needs: two queries, at any
depth.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from editorial.models import BasePage
from editorial.navigation import site_of

# Asked for every page: written out, it costs a tenth of what a query set does. Two values rather than a page,
# whose forty columns are read once, with its own type's; the slug is indexed, the whole address is not.
FIND = "SELECT id, content_type_id FROM wagtailcore_page WHERE live = %s AND slug = %s AND url_path = %s"


def find_page(site: Site, path: str) -> Page | None:
    """The published page at an address."""
    address = f"{site.root_page.url_path}{path}"
    with connections[router.db_for_read(Page)].cursor() as cursor:
        cursor.execute(FIND, [True, address.rstrip("/").rpartition("/")[2], address])
        found = cursor.fetchone()
    return specific(*found) if found else None


def specific(pk: int, content_type: int) -> Page | None:
    """The row of the page's own type, with what its template reads of other tables."""
    model = ContentType.objects.get_for_id(content_type).model_class() or Page
    return model.read(pk) if issubclass(model, BasePage) else model.objects.filter(pk=pk).first()


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, given the page it would have walked to."""
    site = site_of(request)
    page = find_page(site, path) if site else None
    if page is None:
        raise Http404("Aucune page n’est publiée à cette adresse.")
    request._wagtail_route_for_request = RouteResult(page)
    return views.serve(request, path)
