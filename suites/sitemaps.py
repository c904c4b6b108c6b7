"""The addresses of measures for search engines."""

from collections.abc import Iterator

from django.urls import reverse

from editorial.sitemaps import Address, Sitemap
from suites.models import Mesure


def addresses(number: int) -> Iterator[Address]:
    yield Address(reverse("suites:list"))
    for slug, published in Mesure.objects.live().values_list("slug", "last_published_at"):
        yield Address(reverse("suites:detail", args=[slug]), published)


SITEMAP = Sitemap("suites", addresses)
