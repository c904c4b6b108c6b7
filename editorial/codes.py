"""Codes to scan that lead to a page of this site, drawn here: nobody else learns who looks at them."""

import io
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.http import HttpResponse


def code_of(path: str) -> HttpResponse:
    """The code of an address of this site, as lines: sharp at any size, and no style written in a page."""
    drawn = io.BytesIO()
    code = segno.make(urljoin(f"{settings.SITE_URL}/", path), error="m", micro=False)
    code.save(drawn, kind="svg", xmldecl=False, scale=4, border=2, dark="#000", light="#fff")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
