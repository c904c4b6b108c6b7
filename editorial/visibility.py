"""Which pages anyone may read."""

from django.db.models import Q, QuerySet
from wagtail.models import PageViewRestriction

from page_cache import remember_edited


@remember_edited
def restricted_paths() -> tuple[str, ...]:
    """The paths in the tree of what is kept for some readers, with all that stands below; one query."""
    return tuple(PageViewRestriction.objects.order_by("pk").values_list("page__path", flat=True))


def is_restricted(path: str) -> bool:
    return path.startswith(restricted_paths())


def public(pages: QuerySet) -> QuerySet:
    """The published pages that anyone may read.

    Wagtail's own ``public()`` asks each time which pages are private. A site has none or a few: they are
    remembered, and the query names them, which costs it nothing where there are none.
    """
    private = Q()
    for path in restricted_paths():
        private |= Q(path__startswith=path)
    pages = pages.filter(live=True)
    return pages.exclude(private) if private else pages
