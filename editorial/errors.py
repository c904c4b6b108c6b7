"""What is shown when a page cannot be: always in the site's look, never from the database."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from editorial.models import SiteIdentity
from editorial.navigation import DEFAULT_NAVIGATION

# A database that restarts is back by then.
DATABASE_AWAY_SECONDS = 30


def standalone_context() -> dict[str, object]:
    """What `base.html` needs on a page that must not read the database."""
    return {
        "standalone": True,
        "identity": SiteIdentity(show_demo_banner=settings.DEMO),
        "navigation": DEFAULT_NAVIGATION,
    }


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", standalone_context(), status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", standalone_context(), status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shown by the framework when a form's protection against other sites finds something wrong."""
    return render(request, "403.html", {**standalone_context(), "form_expired": True}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The address is noted for the editors by a middleware, once no redirect was found for it."""
    return render(request, "404.html", standalone_context(), status=404)


@never_cache
def too_large(request: HttpRequest) -> HttpResponse:
    response = render(request, "413.html", standalone_context(), status=413)
    response["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Called by the framework for whatever failed, in a view or around it, while that is being handled."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request, seconds=DATABASE_AWAY_SECONDS)
    return render(request, "500.html", standalone_context(), status=500)


def unavailable(request: HttpRequest, *, seconds: int = 300) -> HttpResponse:
    """The site is closed for a moment; robots and caches are told to come back, and may show what they kept."""
    response = render(request, "503.html", standalone_context(), status=503)
    response["Retry-After"] = str(seconds)
    return response
