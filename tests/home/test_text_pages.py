import json
import uuid

import pytest
from django.core.exceptions import ValidationError

from editorial.models import SiteIdentity
from home.models import LegalPage
from tests.home.factories import ContentPageFactory, FicheIdentitePageFactory, LegalPageFactory, home_page

pytestmark = pytest.mark.django_db


def text(html: str) -> str:
    return json.dumps([{"type": "text", "value": html, "id": str(uuid.uuid4())}])


def test_a_page_of_text_has_one_title_and_its_address(client):
    page = ContentPageFactory(
        title="La charte", slug="charte", lead="Les règles.", body=text("<p>Soyez courtois.</p>")
    )

    content = client.get("/charte/").content.decode()

    assert content.count("<h1") == 1
    assert "Soyez courtois." in content
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{page.url}">' in content
    assert '<meta property="og:title" content="La charte">' in content
    assert '<meta name="description" content="Les règles.">' in content


def test_the_breadcrumb_names_the_pages_above(client):
    parent = ContentPageFactory(title="Comprendre", slug="comprendre")
    ContentPageFactory(parent=parent, title="En détail", slug="detail")

    content = client.get("/comprendre/detail/").content.decode()

    assert '<a class="fr-breadcrumb__link" href="/comprendre/">Comprendre</a>' in content


def test_a_part_of_the_fiche_left_empty_is_not_shown(client):
    FicheIdentitePageFactory(objet=text("<p>L’objet.</p>"), suites=text("<p>Les suites.</p>"))

    content = client.get("/la-concertation/").content.decode()

    assert 'href="#fiche"' in content
    assert 'href="#suites-donnees"' in content
    assert "Avis des citoyens" not in content


def test_the_legal_notice_names_the_publisher_and_the_host(client):
    identity = SiteIdentity.load()
    identity.publisher_name, identity.publisher_phone = "Ministère", "01 99 00 00 00"
    identity.publication_director, identity.host_name = "La directrice", "L’hébergeur"
    identity.save()
    LegalPageFactory()

    content = client.get("/mentions-legales/").content.decode()

    for expected in ("Ministère", "01 99 00 00 00", "La directrice", "L’hébergeur"):
        assert expected in content


@pytest.mark.parametrize("status", SiteIdentity.Accessibility)
def test_the_accessibility_page_declares_the_status_and_the_remedies(client, status):
    identity = SiteIdentity.load()
    identity.accessibility_status, identity.accessibility_email = status, "acces@example.org"
    identity.save()
    LegalPageFactory(kind=LegalPage.Kind.ACCESSIBILITY)

    content = client.get("/accessibilite/").content.decode()

    assert f"Ce site est <strong>{status.label}</strong>" in content
    assert "Défenseur des droits" in content
    assert "acces@example.org" in content


def test_a_legal_page_keeps_the_address_of_its_kind():
    page = LegalPage(title="Mentions", slug="autre", kind=LegalPage.Kind.LEGAL_NOTICE)

    with pytest.raises(ValidationError, match="mentions-legales"):
        home_page().add_child(instance=page)


def test_a_page_of_text_is_found_by_what_it_says(client):
    page = ContentPageFactory(slug="charte", body=text("<p>Soyez courtois.</p>"))

    assert f'href="{page.url}"' in client.get("/recherche/", {"q": "courtoises"}).content.decode()
