"""Serving the media library where no other server does."""

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from django.views.static import serve

from editorial.models import SiteDocument
from editorial.storages import is_public

ONE_DAY = 24 * 3600
ONE_YEAR = 365 * ONE_DAY
NAME_BYTES_MAX = 255
# Open data are made to be read by the pages of other sites.
OPEN_TO_OTHER_SITES = "donnees-ouvertes/"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file of the media library, from the disk of this machine.

    Renditions never change under one name; originals may be replaced. Nothing here runs as a page of
    the site, whatever someone managed to upload. A document is asked of the view that knows who may read it.
    """
    path = posixpath.normpath(path).lstrip("/")
    # No file system takes such a name, and none of ours has one.
    if "\0" in path or max(map(len, path.encode().split(b"/"))) > NAME_BYTES_MAX:
        raise Http404("Aucun fichier ne porte ce nom.")
    if path.startswith("documents/"):
        return redirect(get_object_or_404(SiteDocument, file=path).url)
    if not is_public(path):
        raise Http404("Ce fichier n’est pas public.")
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    fixed = path.startswith("images/")
    response["Cache-Control"] = (
        f"public, max-age={ONE_YEAR}, immutable" if fixed else f"public, max-age={ONE_DAY}"
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if path.startswith(OPEN_TO_OTHER_SITES):
        response["Access-Control-Allow-Origin"] = "*"
    return response
