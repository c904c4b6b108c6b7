import pytest

from tests.axes.factories import AxePageFactory

pytestmark = pytest.mark.django_db


def test_an_axis_is_found_by_its_statement_while_it_is_published(client):
    page = AxePageFactory(statement="<p>Des tablettes pour les internats.</p>")

    assert f'href="{page.url}"' in client.get("/recherche/", {"q": "internat"}).content.decode()
    page.unpublish()

    assert f'href="{page.url}"' not in client.get("/recherche/", {"q": "internat"}).content.decode()
