"""The addresses of published propositions for search engines, in files cut by primary key."""

from collections.abc import Iterator

from django.db.models import Max
from django.urls import reverse

from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import detail_path
from editorial.sitemaps import ADDRESSES_PER_FILE, Address, Sitemap


def files() -> int:
    """One file for each range of primary keys, read from the end of an index: nothing is counted."""
    last = Proposition.objects.aggregate(last=Max("pk"))["last"]
    return last // ADDRESSES_PER_FILE + 1 if last else 0


def addresses(number: int) -> Iterator[Address]:
    """The published propositions of one range; one query."""
    start = number * ADDRESSES_PER_FILE
    rows = Proposition.objects.published().filter(pk__gte=start, pk__lt=start + ADDRESSES_PER_FILE)
    # Plain values: making a model's object of each row costs more than all the rest of the file.
    for pk, slug, changed_at in rows.order_by("pk").values_list("pk", "slug", "changed_at"):
        yield Address(detail_path(pk, slug), changed_at)


SITEMAP = Sitemap("propositions", addresses, files)


def journal_address(number: int) -> Iterator[Address]:
    yield Address(reverse("moderation_publique:journal"))


JOURNAL = Sitemap("moderation", journal_address)
