"""The pages of the tree, as people and as search engines read the map of the site."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest
from wagtail.models import Page

from actualites.models import ActualitePage
from editorial.navigation import site_of
from editorial.sitemaps import Address, Sitemap
from editorial.visibility import public
from evenements.models import EvenementPage
from home.models import HomePage


@dataclass
class Branch:
    title: str
    url: str
    branches: list["Branch"] = field(default_factory=list)


# What people may do that is no page of the tree.
FIXED_BRANCHES = (
    Branch(
        "Propositions",
        "/propositions/",
        [
            Branch("Déposer une proposition", "/propositions/deposer/"),
            Branch("Suivre ma proposition", "/propositions/suivi/"),
            Branch("La modération en chiffres", "/moderation/"),
        ],
    ),
    Branch("Suites de la consultation", "/suites/"),
    Branch("Thèmes", "/themes/"),
    Branch("Régions académiques", "/regions/"),
    Branch("Partenaires", "/partenaires/"),
    Branch("Chiffres", "/chiffres/"),
    Branch("Données ouvertes", "/donnees-ouvertes/"),
    Branch("Recherche", "/recherche/"),
)


def branches(request: HttpRequest) -> list[Branch]:
    """The public pages under one another, events and news left to their own lists; one query."""
    site = site_of(request)
    if site is None:
        return []
    root = site.root_page
    pages = (
        public(root.get_descendants(inclusive=True)).not_type(EvenementPage, ActualitePage).order_by("path")
    )
    top: list[Branch] = []
    by_path: dict[str, Branch] = {}
    for page in pages:
        branch = by_path[page.path] = Branch(page.title, page.get_url(request))
        parent = by_path.get(page.path[: -Page.steplen])
        # The children of the home page stand beside it.
        siblings = parent.branches if parent and page.depth > root.depth + 1 else top
        siblings.append(branch)
    return [*top, *FIXED_BRANCHES]


def addresses(number: int) -> Iterator[Address]:
    """The public pages with the day they last changed; two queries, and one for the sites' roots."""
    root = HomePage.objects.live().first()
    if root is None:
        return
    for page in public(root.get_descendants(inclusive=True)).order_by("path").iterator():
        # Relative, whatever the number of sites: the map adds the site's own address.
        yield Address(page.get_url_parts()[2], page.last_published_at)


SITEMAP = Sitemap("pages", addresses)
