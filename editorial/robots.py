"""What the site says to machines: which addresses to read, and whom to warn of a weakness."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from editorial import sitemaps
from editorial.models import SiteIdentity

# Addresses that lead to no content of their own: forms, receipts, searches, the administration.
CLOSED_TO_ROBOTS = (
    "/admin/",
    "/documents/",
    "/propositions/deposer/",
    "/propositions/suivi/",
    "/protection/",
    "/recherche/",
    "/sante/",
)
# The standard asks for an expiry of less than a year.
SECURITY_CONTACT_VALID_FOR = timedelta(days=180)


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    context = {"closed": CLOSED_TO_ROBOTS, "sitemap": reverse("editorial:sitemap")}
    return render(request, "editorial/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to write to about a weakness of the site, as RFC 9116 asks."""
    expires = datetime.combine(
        timezone.localdate() + SECURITY_CONTACT_VALID_FOR, time(), tzinfo=timezone.get_current_timezone()
    )
    context = {
        "email": settings.SECURITY_CONTACT or SiteIdentity.remembered().contact_email,
        "expires": expires.isoformat(),
        "address": reverse("editorial:security"),
    }
    return render(request, "editorial/security.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The files of the site's map; a query or none for each kind of content."""
    files = [
        reverse("editorial:sitemap_file", args=[sitemap.name, number])
        for sitemap in sitemaps.all_sitemaps()
        for number in range(sitemap.files())
    ]
    return render(request, "editorial/sitemap_index.xml", {"files": files}, content_type="application/xml")


@require_safe
def sitemap_file(request: HttpRequest, name: str, number: int) -> HttpResponse:
    sitemap = sitemaps.find(name)
    if sitemap is None or number >= sitemap.files():
        raise Http404("Ce plan du site n’existe pas.")
    return HttpResponse(sitemaps.urlset(sitemap.addresses(number)), content_type="application/xml")
