"""When pages appear or go by their schedule."""

from datetime import datetime

from django.db.models import Min, Q
from wagtail.models import Page


def next_scheduled_page(now: datetime) -> datetime | None:
    """The next moment an editor chose for a page to be published or withdrawn; one query."""
    found = Page.objects.aggregate(
        go_live=Min("go_live_at", filter=Q(go_live_at__gt=now)),
        expire=Min("expire_at", filter=Q(expire_at__gt=now, live=True)),
    )
    return min((moment for moment in found.values() if moment), default=None)
