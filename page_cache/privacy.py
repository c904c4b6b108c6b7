from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For addresses that concern one person: kept by no cache, told to no other site."""

    @wraps(view)
    def kept_private(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return kept_private
