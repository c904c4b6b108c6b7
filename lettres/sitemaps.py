"""The addresses of letters for search engines."""

from collections.abc import Iterator

from django.urls import reverse

from editorial.sitemaps import Address, Sitemap
from lettres.models import Lettre


def addresses(number: int) -> Iterator[Address]:
    yield Address(reverse("lettres:index"))
    for slug, published in Lettre.objects.live().values_list("slug", "last_published_at"):
        yield Address(reverse("lettres:detail", args=[slug]), published)


SITEMAP = Sitemap("lettres", addresses)
