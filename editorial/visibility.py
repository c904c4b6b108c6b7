"""Which pages anyone may read, decided inside the query that reads them."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import PageViewRestriction


def restricted() -> Exists:
    """Whether the page of the outer query, or one above it, is kept for some readers."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.alias(under=path)
    return Exists(restrictions.filter(under__startswith=F("page__path")))


def public(pages: QuerySet) -> QuerySet:
    """The published pages that anyone may read.

    Wagtail's own ``public()`` first asks, in a query of its own, which pages are private.
    """
    return pages.filter(~restricted(), live=True)
