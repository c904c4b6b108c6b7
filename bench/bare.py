"""The measure of everything else: the least that Django answers, under the same server.

``python -m bench.bare`` prints the milliseconds of processor that one answer takes, without a server.
"""

from collections.abc import Callable

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

BODY = b"<!doctype html><title>Une vue nue</title>" + b"<p>Une ligne de texte de quarante signes.</p>" * 200


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("", view)]

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[], DATABASES={}, SECRET_KEY="bench"
    )
    django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 (needs the settings above)


class BareHandler(WSGIHandler):
    """The bare view in a process that serves another site: no middleware, its own addresses."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=[]):
            super().load_middleware(is_async)

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        return super().get_response(request)


application = WSGIHandler()

HEADERS = [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))]


def constant(environ: dict, start_response: Callable) -> tuple[bytes]:
    """The least that the server itself does for an answer: no cached page can be sent sooner."""
    start_response("200 OK", HEADERS)
    return (BODY,)


if __name__ == "__main__":
    import sys

    from bench.asking import asker, processor

    ask = asker(application)
    sys.stdout.write(str(min(processor(lambda: [ask("/") for _ in range(100)]) / 100 for _ in range(20))))
