import pytest

from contributions.propositions.models import ConsultationSettings
from tests.axes.factories import AxePageFactory
from tests.contributions.factories import PropositionFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def page():
    return AxePageFactory(contact_email="axe@example.org")


def test_an_axis_leads_to_its_themes_and_propositions(client, page):
    theme = ThemeFactory(axe=page.axe, name="Réseau et connexion")
    proposition = PropositionFactory(axe=page.axe, themes=[theme])

    content = client.get(page.url).content.decode()

    assert f'href="/themes/{theme.slug}/"' in content
    assert proposition.title in content
    assert f"/propositions/?axe={page.axe.slug}" in content
    assert "axe@example.org" in content


def test_an_axis_shows_nothing_of_the_others(client, page):
    ThemeFactory(axe=AxePageFactory().axe, name="Le thème d’un autre axe")

    assert "Le thème d’un autre axe" not in client.get(page.url).content.decode()


def test_the_list_of_axes_shows_each_with_its_count(client, page):
    PropositionFactory.create_batch(2, axe=page.axe)
    PropositionFactory(axe=page.axe, masquee=True)

    content = client.get("/axes/").content.decode()

    assert page.axe.short_name in content
    assert "<strong>2</strong> propositions" in content


def test_an_unpublished_axis_is_not_listed(client, page):
    page.unpublish()

    assert page.axe.short_name not in client.get("/axes/").content.decode()


@pytest.mark.parametrize("path", ["/axes/", "page"])
def test_pages_of_axes_cost_the_same_however_many_propositions(client, page, path):
    path = page.url if path == "page" else path
    ConsultationSettings.load()
    PropositionFactory(axe=page.axe)
    few = queries_of(client, path)
    PropositionFactory.create_batch(12, axe=page.axe)

    assert queries_of(client, path) == few <= 12


def test_a_form_on_the_page_of_an_axis_takes_its_axis(client, page):
    page.body = [("proposition_form", {"heading": "Déposer une proposition"})]
    page.save_revision().publish()

    content = client.get(page.url).content.decode()

    assert 'href="#proposer"' in content
    assert "Choisissez un axe" not in content
    assert queries_of(client, page.url) <= 12


def test_an_axis_without_a_form_leads_to_that_of_the_consultation(client, page):
    assert f'href="/propositions/deposer/?axe={page.axe.slug}"' in client.get(page.url).content.decode()
