"""What happens around every request of the public site."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from editorial import missing


def note_missing(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note the addresses that lead nowhere, once redirects have had their say."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 404:
            missing.note(request)
        return response

    return middleware
