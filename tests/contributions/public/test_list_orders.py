"""What readers sort the list by, what the answers add to it, and what a card says."""

import pytest
from bs4 import BeautifulSoup

from contributions.propositions.models import Proposition, Reponse
from search import index
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

LIST = "/propositions/"
API = "/api/v1/propositions/"


@pytest.fixture
def answered(axe):
    """Three propositions, answered from the first to the last but the middle one, which is the most commented."""
    theme = ThemeFactory(name="Équipements", slug="equipements")
    rows = [
        PropositionFactory(axe=axe, title=f"Proposition numéro {n} du banc", themes=[theme]) for n in range(3)
    ]
    Proposition.objects.filter(pk=rows[1].pk).update(comment_count=4)
    for row, status in ((rows[0], "retenue"), (rows[2], "non-retenue")):
        row.reponse = Reponse.objects.create(status=status, text="Oui.", organisme="Le ministère")
        row.save()
    index.rebuild("proposition")
    return rows


def read(client, **params) -> BeautifulSoup:
    return BeautifulSoup(client.get(LIST, params).content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text() for title in page.select(".proposition-card__title")]


def facet(page: BeautifulSoup, name: str) -> dict[str, int]:
    [group] = [group for group in page.select(".facets__group") if group.summary.get_text() == name]
    return {
        link.contents[0].strip(): int(link.select_one(".facets__count").contents[0])
        for link in group.select("a")
    }


def test_the_most_commented_come_first(client, answered):
    assert titles(read(client, tri="commentees"))[0] == answered[1].title


@pytest.mark.parametrize("params", [{}, {"q": "banc"}, {"theme": "equipements"}, {"axe": "egal-acces"}])
def test_the_latest_answers_come_first_and_only_what_is_answered(client, answered, params):
    page = read(client, tri="reponses", **params)
    assert titles(page) == [answered[2].title, answered[0].title]
    assert "Avec une réponse" in page.select_one(".fr-tags-group").get_text()


def test_to_leave_the_answers_is_to_leave_their_order(client, answered):
    page = read(client, tri="reponses")
    [leave] = [link["href"] for link in page.select(".fr-tags-group a")]
    assert "reponses" not in leave
    assert titles(read(client, tri="reponses", statut="sans-reponse")) == [answered[1].title]


@pytest.mark.parametrize("params", [{}, {"q": "banc"}, {"theme": "equipements"}, {"statut": "retenue"}])
def test_each_answer_says_how_many_it_leaves(client, answered, params):
    assert facet(read(client, **params), "Réponse des organisateurs") == {
        "Avec une réponse": 2,
        "Retenue": 1,
        "Non retenue": 1,
        "Sans réponse": 1,
    }


@pytest.mark.parametrize(("sort", "first"), [("commentees", 1), ("reponses", 2)])
def test_the_api_takes_the_same_orders_and_walks_them_to_the_end(client, answered, sort, first):
    found, address = [], f"{API}?tri={sort}&limit=1"
    while address:
        told = client.get(address).json()
        found += [row["id"] for row in told["results"]]
        address = told["next"]
    assert found[0] == answered[first].pk
    assert len(found) == len(set(found)) == (3 if sort == "commentees" else 2)


def test_a_card_says_its_themes_its_comments_and_its_answer_under_the_title(client, answered):
    page = read(client, tri="commentees")
    card = page.select_one(".proposition-card")
    assert "Thème\u00a0: Équipements" in card.get_text()
    assert "4\u00a0commentaires" in card.get_text()
    told = read(client, tri="reponses").select_one(".proposition-card__title").find_next_sibling()
    assert told.get_text() == "Non retenue"


def test_the_answer_is_told_under_the_title_of_a_proposition(client, answered):
    page = BeautifulSoup(client.get(answered[0].get_absolute_url()).content, "html.parser")
    assert page.h1.find_next_sibling().get_text() == "Réponse des organisateurs\u00a0: Retenue"
