"""Pages that concern one signed-in person."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

from comptes.models import User
from courriels.addresses import fold
from editorial.sessions import PARTICIPANT
from page_cache import private
from protection.origin import require_same_site

NEXT = "suite"


def personal(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Kept by no cache and told to no other site; its forms keep Django's protection.

    Without any referrer a browser hides its origin when it posts, and that protection needs it.
    """
    kept = private(view)

    @wraps(view)
    def told_to_this_site_only(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = kept(request, *args, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        return response

    return told_to_this_site_only


def participant_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of *Mon espace*: one signs in first, and comes back to it."""
    return personal(login_required(view, login_url=reverse_lazy("comptes:sign_in"), redirect_field_name=NEXT))


def open_action(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A button of a cached public page: without a CSRF token, from this site only, kept by no cache."""
    return csrf_exempt(personal(require_same_site(view)))


def reader_pk(request: HttpRequest) -> int | None:
    """Whose session a public page is read with, for what it shows of them; their row is not read.

    Nobody is asked who has no session: the answer to them is everybody's.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    pk = request.session.get(SESSION_KEY, "")
    return int(pk) if pk else None


def is_own_address(user: User | AnonymousUser, email: str | None) -> bool:
    """Whether an address is the one that who asks has signed in with, and so has nothing left to prove."""
    return user.is_authenticated and fold(email or "") == user.email


def safe_path(request: HttpRequest, path: str) -> str:
    """Where to go next if it is a page of this site, else nothing."""
    allowed = url_has_allowed_host_and_scheme(
        path, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return path if allowed and path.startswith("/") else ""


def remember_who_takes_part(sender, request: HttpRequest, user, **kwargs) -> None:
    """Public pages then need not ask, for each participant, whether they may edit the page."""
    request.session[PARTICIPANT] = not user.is_team
