import pytest

from tests.contributions.factories import AxeFactory, PropositionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def test_themes_are_listed_under_their_axis_the_most_used_first(client):
    axe = AxeFactory()
    ThemeFactory(name="Peu cité", axe=axe)
    cited = ThemeFactory(name="Très cité", axe=axe)
    ThemeFactory(name="Partout")
    PropositionFactory(axe=axe, themes=[cited])

    page = client.get("/themes/").content.decode()

    assert page.index(str(axe)) < page.index("Très cité") < page.index("Peu cité") < page.index("communs")
    assert page.index("communs") < page.index("Partout")


def test_a_theme_without_content_says_so(client):
    page = client.get(f"/themes/{ThemeFactory().slug}/").content.decode()

    assert "Rien n’est encore publié sous ce thème" in page


def test_an_unknown_theme_is_not_found(client):
    assert client.get("/themes/inconnu/").status_code == 404
