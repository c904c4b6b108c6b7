"""What is kept for some readers is told nowhere: every public address is asked for a planted title."""

import itertools
import re
from html import unescape
from urllib.parse import urldefrag, urljoin

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import SlugField
from django.urls import URLPattern, get_resolver
from wagtail.models import Page, PageViewRestriction

from actualites.models import ActualitePage, ActualitesIndexPage
from axes.models import AxePage, AxesIndexPage
from comptes.models import User
from contributions.propositions.models import Proposition
from evenements.models import EvenementPage, EvenementsIndexPage
from home.models import ContentPage
from vocabulaires.models import Theme

pytestmark = [pytest.mark.django_db]

# Searched for, and looked for where it was not typed.
WORD, SECRET = "zibeline", "Martre"
KINDS = (ActualitePage, EvenementPage, AxePage, ContentPage)
SECTIONS = (ActualitesIndexPage, EvenementsIndexPage, AxesIndexPage)
NOT_PUBLIC = (settings.ADMIN_PATH, "/demo/courriels/")
CRAWLED = 250


@pytest.fixture
def planted(demo):
    """Every page of the kinds that lists show, private, with the same word wherever a list may look."""
    for model in (*KINDS, *SECTIONS):
        for page in model.objects.all():
            page.title = page.draft_title = page.seo_title = page.search_description = (
                f"{SECRET} {WORD} {page.pk}"
            )
            if hasattr(page, "lead"):
                page.lead = f"{SECRET} {WORD}"
            page.save()
    for model in KINDS:
        some = model.objects.filter(depth=3) if model is ContentPage else ()
        for page in some:
            PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    for model in SECTIONS:
        PageViewRestriction.objects.create(
            page=model.objects.get(), restriction_type="password", password="x"
        )
    call_command("publish_open_data", verbosity=0)


def patterns(resolver=None, prefix=""):
    """Each pattern of the site's addresses, with the parts before it."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.pattern
        else:
            yield from patterns(entry, prefix + str(entry.pattern))


def values() -> dict[str, list[str]]:
    """What may stand in an address, by the kind of its part: something of each table that has such a thing."""
    slugs = {
        getattr(row, field.name)
        for model in apps.get_models()
        if not issubclass(model, Page)
        for field in model._meta.fields
        if isinstance(field, SlugField) or field.name == "slug"
        for row in model.objects.order_by("pk")[:1]
    }
    slugs |= {model.objects.order_by("-pk").values_list("slug", flat=True)[0] for model in KINDS}
    from_private = Proposition.objects.published().exclude(page=None).order_by("pk")[:2]
    numbers = {row.pk for row in from_private} | {
        EvenementPage.objects.last().pk,
        Theme.objects.first().pk,
        0,
    }
    kinds = {"proposition", "theme", "axe", "evenement", "mesure"}
    return {"slug": sorted(slugs | kinds), "int": sorted(map(str, numbers)), "str": sorted(slugs)}


def addresses() -> set[str]:
    known = values()
    found = set()
    for route, _ in patterns():
        if "^" in route or "(?" in route:
            continue
        parts = re.findall(r"<(?:(\w+):)?\w+>", route)
        template = re.sub(r"<(?:\w+:)?\w+>", "{}", route)
        for chosen in itertools.islice(
            itertools.product(*(known.get(kind, known["str"]) for kind in parts)), 120
        ):
            found.add("/" + template.format(*chosen))
    pages = Page.objects.filter(live=True, depth__gt=1)
    found |= {page.get_url_parts()[2] for page in pages}
    lists = ("/propositions/", "/recherche/", "/evenements/", "/actualites/", "/suites/", "/partenaires/")
    found |= {f"{path}?q={WORD}" for path in lists}
    found |= {f"/propositions/?evenement={page.slug}" for page in EvenementPage.objects.all()[:3]}
    return {path for path in found if not path.startswith(NOT_PUBLIC)}


def links(response, path: str) -> set[str]:
    if "html" not in response.get("Content-Type", "") and "xml" not in response.get("Content-Type", ""):
        return set()
    found = re.findall(r'(?:href|src)="([^"]+)"|<loc>([^<]+)</loc>', body(response))
    absolute = (urldefrag(urljoin(f"{settings.SITE_URL}{path}", unescape(a or b)))[0] for a, b in found)
    prefix = settings.SITE_URL
    return {url[len(prefix) :] for url in absolute if url.startswith(f"{prefix}/")}


def body(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def leaks(client) -> tuple[set[str], int]:
    """Where the planted word was read, and at how many addresses it was looked for."""
    waiting, asked, found = sorted(addresses()), set(), set()
    known = set(waiting)
    crawled = 0
    while waiting:
        path = waiting.pop(0)
        asked.add(path)
        response = client.get(path)
        if SECRET.lower() in body(response).lower():
            found.add(path)
        for link in sorted(links(response, path) - known) if response.status_code == 200 else ():
            if crawled < CRAWLED and not link.startswith((*NOT_PUBLIC, "/static/")):
                crawled += 1
                known.add(link)
                waiting.append(link)
    return found, len(asked)


def test_no_public_address_says_anything_of_a_private_page(planted, client):
    found, asked = leaks(client)
    assert found == set()
    assert asked > 300
    client.force_login(User.objects.create_user("personne@exemple.fr"))
    found, _ = leaks(client)
    assert found == set()
