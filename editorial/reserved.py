"""Addresses that the applications answer, which no page may take: it would be published and never read."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from wagtail.models import Page

PAGES = "wagtail_serve"
# What an application may answer below an address: the page's own, a word, a number and a word.
BELOW = ("", "x/", "1/x/")
PROBLEM = (
    "L’adresse « {address} » est celle d’une autre partie du site\u00a0: la page n’y serait jamais lue. Donnez-lui une autre "
    "fin d’adresse."
)


def address_under(parent: Page, slug: str) -> str:
    """What the address of a page would be, from the root of its site; empty outside any site."""
    parts = parent.get_url_parts()
    return f"{parts[2]}{slug}/" if parts and parts[2] else ""


def is_reserved(address: str) -> bool:
    """Whether an application answers at this address, or at those below that a page's own addresses would be."""
    if address.startswith(settings.STATIC_URL):
        return True
    slug = address.rstrip("/").rpartition("/")[2]
    return any(answers(f"{address}{below}", slug) for below in BELOW)


def answers(address: str, slug: str) -> bool:
    try:
        match = resolve(address)
    except Resolver404:
        return False
    # « /evenements/<slug>/inscription/ » is the page's own: the application was given its slug.
    return match.view_name != PAGES and slug not in match.kwargs.values()


def check_address(parent: Page, slug: str) -> None:
    """Raise a ``ValidationError`` of the slug when a page could not be read there."""
    address = address_under(parent, slug)
    if address and is_reserved(address):
        raise ValidationError({"slug": PROBLEM.format(address=address)})
