"""The addresses of régions for search engines."""

from collections.abc import Iterator

from django.urls import reverse

from editorial.sitemaps import Address, Sitemap
from vocabulaires import cached


def addresses(number: int) -> Iterator[Address]:
    yield Address(reverse("regions:list"))
    for region in cached.regions():
        yield Address(reverse("regions:detail", args=[region.slug]))


SITEMAP = Sitemap("regions", addresses)
