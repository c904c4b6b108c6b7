"""The search page: what is found, what is shown, and any input at all."""

import pytest
from django.urls import reverse

from search import index
from search.models import Document
from tests.contributions.factories import PropositionFactory
from tests.support.queries import frame_remembered

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

KIND = "proposition"
TEXT = "Une phrase qui ne dit presque rien."


@pytest.fixture
def propose():
    def add(title, text=TEXT, **fields):
        proposition = PropositionFactory(title=title, text=text, **fields)
        index.update(KIND, proposition.pk)
        return proposition

    return add


def ask(client, q="", **params):
    return client.get(reverse("search:search"), {"q": q, **params})


def page(response):
    return response.content.decode()


def test_results_lead_to_what_was_found_with_its_words_marked(client, propose):
    proposition = propose("Prêter des tablettes", "À chaque élève de l’internat.")
    shown = page(ask(client, "eleve tablette"))
    assert proposition.get_absolute_url() in shown
    assert "Prêter des <mark>tablettes</mark>" in shown
    assert "<mark>élève</mark>" in shown


def test_what_people_wrote_is_never_markup(client, propose):
    propose("Des tablettes <img src=x onerror=alert(1)>", "<script>alert('tablettes')</script>")
    shown = page(ask(client, "tablettes"))
    assert "<img src=x" not in shown
    assert "<script>alert" not in shown


def test_a_correction_is_told_and_offered(client, propose):
    propose("Un usage numérique raisonné")
    shown = page(ask(client, "nummérique"))
    assert "Essayez avec l’orthographe" in shown
    assert "q=num%C3%A9rique" in shown
    assert "<mark>numérique</mark>" in shown


def test_a_rare_spelling_offers_the_common_one(client, propose):
    propose("Un usage nummérique raisonné")
    for number in range(25):
        propose(f"Le numérique dans la salle {number}")
    index.rebuild(KIND)
    shown = page(ask(client, "nummérique"))
    assert "1 résultat<" in shown
    assert "Essayez avec l’orthographe" in shown


def test_when_no_text_has_all_the_words_those_with_some_are_shown_and_it_is_said(client, propose):
    propose("Prêter des tablettes")
    propose("Ouvrir la bibliothèque")
    shown = page(ask(client, "tablettes bibliothèque"))
    assert "Aucun texte ne contient tous vos mots" in shown
    assert "2 résultats" in shown


def test_nothing_found_says_what_to_do(client, propose):
    propose("Prêter des tablettes")
    response = ask(client, "xylophone")
    assert response.status_code == 200
    assert "Aucun contenu ne répond à votre recherche" in page(response)
    assert "/themes/" in page(response)


def test_without_words_the_page_says_what_can_be_found(client):
    shown = page(ask(client))
    assert "Ce que vous pouvez trouver" in shown
    assert "Propositions" in shown


def test_results_can_be_sorted_by_date(client, propose):
    from datetime import timedelta

    from django.utils import timezone

    old = propose("Des tablettes, des tablettes", published_at=timezone.now() - timedelta(days=9))
    new = propose("Équiper les classes", "Avec des tablettes, plus tard.")
    by_rank, by_date = page(ask(client, "tablettes")), page(ask(client, "tablettes", tri="date"))
    assert by_rank.index(old.get_absolute_url()) < by_rank.index(new.get_absolute_url())
    assert by_date.index(new.get_absolute_url()) < by_date.index(old.get_absolute_url())


def test_results_can_be_kept_to_a_kind_and_counted_by_kind(client, propose):
    proposition = propose("Prêter des tablettes")
    Document.objects.create(
        kind="autre", object_id=1, title="Tablettes", url="/a/", title_terms="tablet", text_terms=""
    )
    shown = page(ask(client, "tablettes", type=KIND))
    assert 'aria-current="true">Propositions' in shown
    assert proposition.get_absolute_url() in shown
    assert "/a/" not in page(ask(client, "tablettes")), "nobody registers this kind any more"


def test_counts_stop_at_a_thousand_and_say_so(client, propose, monkeypatch):
    monkeypatch.setattr("search.results.LIMIT", 3)
    for number in range(5):
        propose(f"Des tablettes pour la salle {number}")
    shown = page(ask(client, "tablettes"))
    assert "Plus de 3 résultats" in shown


def test_a_page_of_results_keeps_the_search(client, propose):
    for number in range(45):
        propose(f"Des tablettes pour la salle {number}")
    shown = page(ask(client, "tablettes", page="2"))
    assert "page 2 sur 3" in shown
    assert "?q=tablettes&amp;page=3" in shown


@pytest.mark.parametrize("number", ["abc", "0", "-1", "99999999", "9" * 400, "1.5", "\x00", ""])
def test_a_page_that_does_not_exist_leads_back_to_the_first(client, propose, number):
    propose("Prêter des tablettes")
    response = ask(client, "tablettes", page=number)
    assert response.status_code == 404
    assert "Cette page de résultats n’existe pas" in page(response)


def test_an_unknown_type_is_named_and_finds_nothing(client, propose):
    propose("Prêter des tablettes")
    response = ask(client, "tablettes", type="chaussure", tri="couleur")
    assert response.status_code == 200
    assert "type «\xa0chaussure\xa0»" in page(response)
    assert "Aucun résultat de ce type" in page(response)


@pytest.mark.parametrize(
    "q",
    [
        "tablette " * 2000,
        "a" * 10_000,
        '"tablettes"',
        "tablett*",
        "tablettes AND",
        "NOT tablettes OR NEAR(",
        "-tablettes",
        "title:tablettes",
        "title_terms : tablettes",
        "{tablettes}",
        "tablettes & !élève | (",
        "'tablettes'::tsquery",
        "tablettes' OR 1=1 --",
        "\\tablettes\\",
        "tablettes\x00",
        "%tablettes_",
        "tablettes😀",
        "tablettes\u202e",
        "^tablettes + ^",
    ],
)
def test_signs_and_operators_are_only_signs(client, propose, q):
    propose("Prêter des tablettes")
    response = ask(client, q)
    assert response.status_code == 200
    if "a" * 100 not in q:
        assert "<mark>tablettes</mark>" in page(response)


@pytest.mark.parametrize(
    "raw", ["q=%FF%FEtablettes", "q=%ED%A0%80", "q=%C3%28", "q=%00", "%FF=%FE", "q=tablettes&type=%FF"]
)
def test_bytes_that_are_not_text_are_survived(client, raw):
    response = client.get(f"{reverse('search:search')}?{raw}")
    assert response.status_code == 200


@pytest.mark.parametrize("q", ["pour", "de la", "!!!", "?", "«»"])
def test_words_too_common_to_search_are_told(client, q):
    assert "aucun mot que nous puissions chercher" in page(ask(client, q))


def test_the_page_sets_no_cookie_and_does_not_vary_on_it(client, propose):
    propose("Prêter des tablettes")
    response = ask(client, "tablettes")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_only_reading_is_allowed(client):
    assert client.post(reverse("search:search")).status_code == 405


def test_a_page_costs_the_same_queries_whatever_is_found(client, propose, django_assert_max_num_queries):
    for number in range(30):
        propose(f"Des tablettes numériques pour la salle {number}")
    with frame_remembered():
        ask(client, "tablettes")
        for q in ("tablettes", "tabblettes nummériques sallle", "tablettes xylophone"):
            with django_assert_max_num_queries(10):
                ask(client, q)
