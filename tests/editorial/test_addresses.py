"""The addresses that machines ask of every site."""

import datetime

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def test_robots_are_told_where_the_map_is_and_what_to_leave(client):
    content = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in content
    assert "Disallow: /admin/" in content


def test_the_map_lists_every_published_proposition_and_no_other(client):
    shown = PropositionFactory()
    hidden = PropositionFactory(masquee=True)

    index = client.get("/sitemap.xml").content.decode()
    content = client.get("/sitemap-propositions-0.xml").content.decode()

    assert "http://127.0.0.1:8000/sitemap-propositions-0.xml" in index
    assert shown.get_absolute_url() in content
    assert hidden.get_absolute_url() not in content


def test_the_map_of_propositions_counts_and_skips_nothing(client, django_assert_num_queries):
    proposition = PropositionFactory(pk=25_000)
    assert "/sitemap-propositions-5.xml" in client.get("/sitemap.xml").content.decode()
    with django_assert_num_queries(2):
        response = client.get("/sitemap-propositions-5.xml")
    address = f"{settings.SITE_URL}{reverse('contributions:detail', args=[25_000, proposition.slug])}"
    moment = proposition.changed_at.isoformat(timespec="seconds")
    assert f"<url><loc>{address}</loc><lastmod>{moment}</lastmod></url>" in response.text


@pytest.mark.parametrize("path", ["/sitemap-propositions-9.xml", "/sitemap-inconnu-0.xml"])
def test_a_map_that_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_the_map_lists_pages_and_themes(client):
    theme = ThemeFactory()

    assert f"/themes/{theme.slug}/" in client.get("/sitemap-themes-0.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/</loc>" in client.get("/sitemap-pages-0.xml").content.decode()


def test_the_security_contact_expires_within_a_year(client):
    lines = dict(
        line.split(": ", 1)
        for line in client.get("/.well-known/security.txt").content.decode().split("\n")
        if line
    )

    expires = datetime.datetime.fromisoformat(lines["Expires"])
    assert timezone.now() < expires < timezone.now() + datetime.timedelta(days=365)
    assert lines["Contact"].startswith("mailto:")


def test_the_security_contact_may_be_another_than_the_site_s(client, settings):
    settings.SECURITY_CONTACT = "securite@example.gouv.fr"
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.startswith("Contact: mailto:securite@example.gouv.fr\n")
    assert "Preferred-Languages: fr, en\n" in text
