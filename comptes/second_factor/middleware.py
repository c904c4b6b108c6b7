"""Nothing of the administration opens before the second proof."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

# The ways in and out, what their screens load, and where the proof is given.
OPEN = (
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "second_factor:code",
    "second_factor:setup",
)


class SecondFactorMiddleware:
    """Sends who has given a password only to the page that asks for the code."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not settings.SECOND_FACTOR or not request.path.startswith(settings.ADMIN_PATH):
            return None
        if request.resolver_match.view_name in OPEN or not request.user.is_authenticated:
            return None
        if request.user.is_verified():
            return None
        response = redirect("second_factor:code")
        if request.method == "GET":
            response["Location"] += f"?{urlencode({'next': request.get_full_path()})}"
        return response
