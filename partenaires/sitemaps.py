"""The addresses of partners for search engines."""

from collections.abc import Iterator

from django.urls import reverse

from editorial.sitemaps import Address, Sitemap
from partenaires.models import Partenaire


def addresses(number: int) -> Iterator[Address]:
    yield Address(reverse("partenaires:list"))
    for slug, published in Partenaire.objects.live().values_list("slug", "last_published_at"):
        yield Address(reverse("partenaires:detail", args=[slug]), published)


SITEMAP = Sitemap("partenaires", addresses)
