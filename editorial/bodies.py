"""How much may be sent: files by the team, at the addresses made for them; little by everybody else."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from editorial.errors import too_large


def limit_bodies(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware that refuses by its length what is too long, before anything of it is read.

    Django counts the fields of a form and not its files, which it writes to the disk while it looks for the
    form's token: without this, a stranger fills the disk of a site that no proxy protects.
    """
    uploads = re.compile(settings.UPLOAD_ADDRESSES)

    def may_send(request: HttpRequest, length: int) -> bool:
        if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return True
        return (
            length <= settings.UPLOAD_MAX_SIZE
            and bool(uploads.match(request.path))
            and request.user.has_perm("wagtailadmin.access_admin")
        )

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and not may_send(request, int(length)):
            return too_large(request)
        return get_response(request)

    return middleware
