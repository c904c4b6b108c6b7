"""Which pages hold workshops: their application, above this one, says so."""

from collections.abc import Callable

from django.db.models import QuerySet
from wagtail.models import Page

_pages: list[Callable[[], QuerySet]] = []


def register(pages: Callable[[], QuerySet]) -> None:
    """Declare pages at which workshops are held; ``pages`` is called at each reading, the latest first."""
    _pages.append(pages)


def pages() -> QuerySet[Page]:
    """The pages of the application that registered, or none."""
    return _pages[0]() if _pages else Page.objects.none()
