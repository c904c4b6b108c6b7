"""What every response tells browsers to refuse."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse

# A consultation has no use for any of them; embedded content would inherit them.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The public site's strict policy, widened for the administration alone.

    Wagtail's administration writes inline scripts and styles in its own pages; none of them shows what
    a visitor wrote unescaped, and nobody reaches them without a staff session.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponse, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(settings.ADMIN_PATH) and parts.update is None:
            parts.update = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware that switches off the browser's features that the site never uses."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return middleware
