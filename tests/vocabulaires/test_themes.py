import pytest
from bs4 import BeautifulSoup

from tests.contributions.factories import PropositionFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_themes_are_listed_under_their_axis_the_most_used_first(client):
    axe = AxeFactory()
    ThemeFactory(name="Peu cité", axe=axe)
    cited = ThemeFactory(name="Très cité", axe=axe)
    ThemeFactory(name="Partout")
    PropositionFactory(axe=axe, themes=[cited])

    page = client.get("/themes/").content.decode()

    assert page.index(str(axe)) < page.index("Très cité") < page.index("Peu cité") < page.index("communs")
    assert page.index("communs") < page.index("Partout")


def test_a_theme_shows_its_published_propositions_only(client):
    theme = ThemeFactory()
    shown = PropositionFactory(themes=[theme], title="Prêter des tablettes aux familles")
    PropositionFactory(themes=[theme], masquee=True, title="Ce que personne ne doit lire")

    page = client.get(f"/themes/{theme.slug}/").content.decode()

    assert shown.title in page
    assert "Ce que personne ne doit lire" not in page


def test_a_theme_without_content_says_so(client):
    page = client.get(f"/themes/{ThemeFactory().slug}/").content.decode()

    assert "Rien n’est encore publié sous ce thème" in page


def test_an_unknown_theme_is_not_found(client):
    assert client.get("/themes/inconnu/").status_code == 404


@pytest.mark.parametrize("path", ["/themes/", "/themes/accessibilite/"])
def test_pages_of_themes_cost_the_same_however_many_propositions(client, path):
    theme = ThemeFactory(slug="accessibilite", axe=AxeFactory())
    PropositionFactory(axe=theme.axe, themes=[theme])
    few = queries_of(client, path)
    ThemeFactory.create_batch(5, axe=theme.axe)
    PropositionFactory.create_batch(12, axe=theme.axe, themes=[theme])

    assert queries_of(client, path) == few <= 12


def test_a_theme_is_found_by_its_synonyms_until_it_goes(client):
    theme = ThemeFactory(name="Fracture numérique", synonyms="zones blanches")

    assert f"/themes/{theme.slug}/" in client.get("/recherche/", {"q": "zone blanche"}).content.decode()
    slug = theme.slug
    theme.delete()

    assert f'href="/themes/{slug}/"' not in client.get("/recherche/", {"q": "zone blanche"}).content.decode()


def test_a_result_shows_the_synonyms_of_a_theme_as_a_sentence(client):
    ThemeFactory(
        name="Équipement", description="Le choix et l’entretien.", synonyms="matériel\nardoises\nordinateur"
    )

    found = BeautifulSoup(client.get("/recherche/", {"q": "ardoise"}).content, "html.parser")

    assert "entretien. Matériel, ardoises, ordinateur." in " ".join(
        found.select_one("main").get_text().split()
    )


def test_a_shared_theme_or_proposition_shows_its_own_title(client):
    theme = ThemeFactory(name="Accessibilité")
    proposition = PropositionFactory(themes=[theme], title="Des manuels lisibles par tous")

    for path, title in (
        (f"/themes/{theme.slug}/", theme.name),
        (proposition.get_absolute_url(), proposition.title),
    ):
        content = client.get(path).content.decode()
        assert f'<meta property="og:title" content="{title}">' in content
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{path}">' in content
