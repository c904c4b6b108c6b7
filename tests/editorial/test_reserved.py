"""No page takes an address that an application answers."""

import re

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import get_resolver, reverse
from wagtail.models import Site

from editorial.reserved import PAGES, is_reserved
from home.models import ContentPage
from tests.evenements.factories import EvenementPageFactory, EvenementsIndexPageFactory
from tests.home.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


def answered_words() -> set[str]:
    """The words of one level at which applications answer."""
    words = set()
    for pattern in get_resolver().url_patterns:
        route = str(pattern.pattern)
        below = [str(inner.pattern) for inner in getattr(pattern, "url_patterns", [])] or [""]
        words |= {found[1] for inner in below if (found := re.match(r"([a-z-]+)/", route + inner))}
    return {word for word in words if get_resolver().resolve(f"/{word}/").view_name != PAGES}


@pytest.fixture
def home():
    return Site.objects.get(is_default_site=True).root_page


@pytest.mark.parametrize("slug", sorted(answered_words()))
def test_an_editor_is_told_that_an_application_has_the_address(admin_client, home, slug):
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", home.pk])
    data = {"title": "Un titre", "slug": slug, "body-count": "0", "lead": ""}
    page = admin_client.post(address, data).text
    assert f"L’adresse « /{slug}/ » est celle d’une autre partie du site" in page
    assert not ContentPage.objects.filter(slug=slug).exists()


def test_the_words_that_are_tried_are_the_applications_own():
    assert {"admin", "recherche", "regions", "suites", "themes", "propositions"} <= answered_words()


@pytest.mark.parametrize("slug", ["recherche", settings.MEDIA_URL.strip("/"), settings.STATIC_URL.strip("/")])
def test_no_command_makes_such_a_page(slug):
    with pytest.raises(ValidationError, match="autre partie du site"):
        ContentPageFactory(slug=slug)


def test_an_event_is_not_called_as_one_of_its_own_verbs():
    with pytest.raises(ValidationError, match="autre partie du site"):
        EvenementPageFactory(slug="inscriptions")


def test_an_event_may_be_called_as_anything_else():
    assert EvenementPageFactory(slug="inscription-des-eleves").slug == "inscription-des-eleves"
    assert not is_reserved("/evenements/inscription/")


def test_a_page_is_not_moved_where_an_application_answers(admin_client, home):
    events = EvenementsIndexPageFactory()
    page = ContentPageFactory(slug="inscriptions")
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, events.pk])
    response = admin_client.post(address, follow=True)
    page.refresh_from_db()
    assert page.get_parent().pk == home.pk
    assert "autre partie du site" in response.text


def test_a_page_is_not_copied_where_an_application_answers(admin_client, home):
    page = ContentPageFactory(slug="a-copier")
    data = {"new_title": "Copie", "new_slug": "suites", "new_parent_page": home.pk, "publish_copies": ""}
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data, follow=True)
    assert not ContentPage.objects.filter(slug="suites").exists()
    assert "autre partie du site" in response.text
