"""Whether a form was sent from this site, for forms that carry no cookie and so no CSRF token."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower()


def is_own_origin(request: HttpRequest, address: str) -> bool:
    own = f"{request.scheme}://{request.get_host()}".lower()
    origin = origin_of(address)
    return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS


def is_same_site(request: HttpRequest, *, opaque_accepted: bool = False) -> bool:
    """Whether the browser says that this site sent the request, by the first of three headers it gives.

    A client that gives none of them is let through: every browser names where a form of another site
    comes from, so that what remains acts for nobody but itself. ``opaque_accepted`` is for addresses that
    are a secret themselves: their pages send no referrer, which makes older browsers call their own
    origin "null".
    """
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in {"same-origin", "none"} or (bool(origin) and is_own_origin(request, origin))
    if origin == "null":
        return opaque_accepted
    if origin:
        return is_own_origin(request, origin)
    if referer := request.headers.get("Referer", ""):
        return is_own_origin(request, referer)
    return True


def require_same_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse what another site makes a browser send; a view with a ``token`` argument is its own proof."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method not in SAFE_METHODS and not is_same_site(
            request, opaque_accepted="token" in kwargs
        ):
            return render(request, "protection/cross_site.html", status=403)
        return view(request, *args, **kwargs)

    return checked
