"""Which pages anyone may read."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from page_cache import remember_edited


def restricted_paths_now() -> tuple[str, ...]:
    """The paths in the tree of what is kept for some readers, with all that stands below.

    An alias is read by those who may read its source, wherever it stands; Wagtail asks so when it serves one,
    and forgets it in its lists. One query where nothing is restricted, one for each generation of aliases.
    """
    paths = list(PageViewRestriction.objects.order_by("pk").values_list("page__path", flat=True))
    fresh = paths
    while fresh:
        aliases = Page.objects.filter(below(fresh, "alias_of__path"))
        fresh = [path for path in aliases.values_list("path", flat=True) if not path.startswith(tuple(paths))]
        paths = [*paths, *fresh]
    return tuple(paths)


restricted_paths = remember_edited(restricted_paths_now)


def is_restricted(path: str) -> bool:
    return path.startswith(restricted_paths())


def public(pages: QuerySet) -> QuerySet:
    """The published pages that anyone may read.

    Wagtail's own ``public()`` asks each time which pages are private. A site has none or a few: they are
    remembered, and the query names them, which costs it nothing where there are none.
    """
    return outside(pages, restricted_paths())


def public_now(pages: QuerySet) -> QuerySet:
    """The same while a restriction is being set or lifted, before what is remembered is made anew."""
    return outside(pages, restricted_paths_now())


def outside(pages: QuerySet, paths: Iterable[str]) -> QuerySet:
    pages = pages.filter(live=True)
    return pages.exclude(below(paths, "path")) if paths else pages


def below(paths: Iterable[str], field: str) -> Q:
    condition = Q()
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition
