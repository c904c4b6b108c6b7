import pytest
from wagtail.models import PageViewRestriction

from tests.home.factories import ContentPageFactory
from tests.support.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def deep_page():
    parent = ContentPageFactory(slug="dossier")
    return ContentPageFactory(parent=parent, slug="fiche", title="Une fiche profonde")


def test_a_page_is_found_by_its_whole_address(client, deep_page):
    assert "Une fiche profonde" in client.get("/dossier/fiche/").content.decode()
    assert client.get("/fiche/").status_code == 404


def test_an_unpublished_page_is_not_found(client, deep_page):
    deep_page.unpublish()

    assert client.get("/dossier/fiche/").status_code == 404


def test_a_page_under_a_private_one_asks_who_reads(client, deep_page):
    PageViewRestriction.objects.create(
        page=deep_page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )

    response = client.get("/dossier/fiche/")

    assert response.status_code == 302


def test_private_pages_are_in_no_list(client):
    hidden = ContentPageFactory(slug="interne", title="Page interne", show_in_menus=True)
    assert "Page interne" in client.get("/plan-du-site/").content.decode()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)

    assert "Page interne" not in client.get("/plan-du-site/").content.decode()
    assert "/interne/" not in client.get("/sitemap-pages-0.xml").content.decode()


def test_a_deep_page_costs_no_more_than_a_shallow_one(client, deep_page):
    assert queries_of(client, "/dossier/fiche/") <= queries_of(client, "/dossier/") + 1


def test_reading_sets_no_cookie_and_depends_on_none(client, deep_page):
    response = client.get("/dossier/fiche/")

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_those_who_edit_get_the_bar_and_readers_do_not(client, admin_client, deep_page):
    assert "wagtail-userbar" in admin_client.get("/dossier/fiche/").content.decode()
    assert "wagtail-userbar" not in client.get("/dossier/fiche/").content.decode()
