"""The addresses of themes for search engines."""

from collections.abc import Iterator

from django.urls import reverse

from editorial.sitemaps import Address, Sitemap
from vocabulaires.models import Theme


def addresses(number: int) -> Iterator[Address]:
    yield Address(reverse("vocabulaires:themes"))
    for slug in Theme.objects.values_list("slug", flat=True):
        yield Address(reverse("vocabulaires:theme", args=[slug]))


SITEMAP = Sitemap("themes", addresses)
