"""Addresses that people asked for and that lead nowhere, for editors to mend; nothing about who asked."""

import re
from difflib import get_close_matches
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from editorial.models import Introuvable
from editorial.visibility import public
from protection.origin import is_own_origin

ROWS_MAX = 500
PER_MINUTE = 30
MINUTE = 60
PATH_MAX = 200
# Secret links and what scanners try tell nothing about the site's own pages.
SECRET = re.compile(r"[^/]{28,}")
SCANNED = re.compile(r"\.(php|asp|aspx|env|git|cgi|jsp|sql|bak|zip)\b|wp-|@|%00|\x00", re.IGNORECASE)
CANDIDATES_MAX = 5_000


def worth_noting(path: str) -> bool:
    left_out = (
        settings.ADMIN_PATH, settings.STATIC_URL, settings.MEDIA_URL, "/mon-espace/", "/protection/", "/api/",
    )  # fmt: skip
    return (
        len(path) <= PATH_MAX
        and not path.startswith(left_out)
        and not SECRET.search(path)
        and not SCANNED.search(path)
    )


def note(request: HttpRequest) -> None:
    """Count an address, once a minute at most; what floods the site with addresses fills no table.

    Never raises: a page that is not found must not become one that fails.
    """
    path = request.path
    if request.method != "GET" or not worth_noting(path):
        return
    if not cache.add(f"introuvable:{quote(path)[:200]}", 1, MINUTE):
        return
    cache.add("introuvables", 0, MINUTE)
    try:
        if cache.incr("introuvables") > PER_MINUTE:
            return
        store(path, from_site=is_own_origin(request, request.headers.get("Referer", "")))
    except (DatabaseError, ValueError):
        return


def store(path: str, *, from_site: bool) -> None:
    with transaction.atomic():
        changes = {"count": F("count") + 1, "last_seen": timezone.now()}
        if from_site:
            changes["from_site"] = True
        if Introuvable.objects.filter(path=path).update(**changes):
            return
        if Introuvable.objects.count() >= ROWS_MAX:
            # The least asked for makes room.
            Introuvable.objects.order_by("count", "last_seen")[:1].get().delete()
        Introuvable.objects.get_or_create(path=path, defaults={"from_site": from_site})


def suggestions(paths: list[str]) -> dict[str, Page]:
    """For each address, the public page whose own address looks most like it; one query for all."""
    pages = {page.slug: page for page in public(Page.objects.filter(depth__gt=2))[:CANDIDATES_MAX]}
    found = {}
    for path in paths:
        slug = path.strip("/").rpartition("/")[2].casefold()
        if close := get_close_matches(slug, pages, n=1, cutoff=0.6):
            found[path] = pages[close[0]]
    return found
