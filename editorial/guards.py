"""What the steps of a submission have in common."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from page_cache import private
from protection.origin import require_same_site

View = Callable[..., HttpResponse]


def open_to_all(view: View) -> View:
    """Let anyone send a form without a cookie, from this site only; kept by no cache.

    The first form sits on cached pages without a cookie, so there is no CSRF token to compare: the
    browser's own word on where the request comes from is checked, and each next step needs a token that
    only its sender gets.
    """
    return csrf_exempt(private(require_same_site(readable(view))))


def readable(view: View) -> View:
    """Say so, in words, when what was sent is too long or too scattered to be read at all."""

    @wraps(view)
    def read_first(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            request.POST  # noqa: B018
        except RequestDataTooBig:
            return render(request, "editorial/too_large.html", status=413)
        except SuspiciousOperation:
            return render(request, "editorial/too_large.html", status=400)
        return view(request, *args, **kwargs)

    return read_first
