"""The addresses that search engines may read, declared by the applications that own them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from django.conf import settings

from editorial.characters import legible

# The protocol allows 50,000 addresses a file; smaller files are written and read faster.
ADDRESSES_PER_FILE = 5_000
URLSET_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


@dataclass(frozen=True)
class Address:
    path: str
    lastmod: date | datetime | None = None


@dataclass(frozen=True)
class Sitemap:
    """The addresses of one kind of content, in numbered files.

    ``files`` says how many files there are and ``addresses`` what one of them holds, counted from 0.
    Neither may count or skip rows of a large table: a kind whose rows are many cuts its files by ranges
    of primary keys.
    """

    name: str
    addresses: Callable[[int], Iterable[Address]]
    files: Callable[[], int] = lambda: 1


def urlset(addresses: Iterable[Address]) -> str:
    """A file of the map. Written by hand: a template takes ten times as long for thousands of lines."""
    lines = [
        f"<url><loc>{escape(legible(settings.SITE_URL + address.path))}</loc>{lastmod(address.lastmod)}</url>\n"
        for address in addresses
    ]
    return f"{URLSET_START}{''.join(lines)}</urlset>\n"


def lastmod(value: date | datetime | None) -> str:
    if value is None:
        return ""
    moment = value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    return f"<lastmod>{moment}</lastmod>"


_sitemaps: dict[str, Sitemap] = {}


def register(sitemap: Sitemap) -> None:
    """Add a kind of content to the site's map; called by applications when they are ready."""
    _sitemaps[sitemap.name] = sitemap


def all_sitemaps() -> list[Sitemap]:
    return list(_sitemaps.values())


def find(name: str) -> Sitemap | None:
    return _sitemaps.get(name)
