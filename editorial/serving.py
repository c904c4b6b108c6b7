"""Serving the pages of the tree in as few queries as a page allows.

Wagtail walks from the home page down, two queries a level, then asks in two more who may read the page.
Here the page is found by its whole address and read with what its template needs.
"""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from editorial.models import BasePage


def find_page(site: Site, path: str) -> Page | None:
    """The published page at an address; two queries, one for the home page."""
    page = site.root_page
    if path:
        url_path = f"{page.url_path}{path}"
        slug = path.rstrip("/").rpartition("/")[2]
        # The slug is indexed, the whole address is not.
        page = Page.objects.filter(slug=slug, url_path=url_path).select_related(None).first()
    if page is None or not page.live:
        return None
    model = page.specific_class or Page
    queryset = model.for_serving() if issubclass(model, BasePage) else model.objects.all()
    return queryset.filter(pk=page.pk).first()


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, given the page it would have walked to."""
    site = Site.find_for_request(request)
    page = find_page(site, path) if site else None
    if page is None:
        raise Http404("Aucune page n’est publiée à cette adresse.")
    request._wagtail_route_for_request = RouteResult(page)
    return views.serve(request, path)
