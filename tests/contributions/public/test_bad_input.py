"""What people, robots and ill will may send: always a page that says what to do, never a crash."""

import pytest

from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import TEXT_MAX_LENGTH, TITLE_MAX_LENGTH
from tests.contributions.conftest import TITLE
from tests.contributions.factories import PropositionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pause"), pytest.mark.postgresql]

DEPOSIT = "/propositions/deposer/"

REFUSED = {
    "nothing in the title": ({"title": ""}, "Le titre manque"),
    "spaces in the title": ({"title": " \t\u00a0\u2003 "}, "Le titre manque"),
    "signs that reorder text": ({"title": "\u202e\u2066\u200f" * 8}, "Le titre manque"),
    "null bytes": ({"title": "\x00" * 20}, "Le titre manque"),
    "a title too short": ({"title": "Wifi"}, "Le titre est trop court (4 caractères)"),
    "a title too long": ({"title": "mot " * 100}, f"{TITLE_MAX_LENGTH} caractères au plus"),
    "emoji alone in the title": ({"title": "🎉" * 20}, "Le titre ne contient aucun mot"),
    "nothing in the text": ({"text": ""}, "Le texte manque"),
    "spaces in the text": ({"text": " \r\n\r\n \t "}, "Le texte manque"),
    "a text too short": ({"text": "Du wifi."}, "Le texte est trop court"),
    "emoji alone in the text": ({"text": "🎉" * 50}, "Le texte ne contient aucun mot"),
    "a megabyte of text": ({"text": "mot " * 250_000}, f"{TEXT_MAX_LENGTH} caractères au plus"),
    "a thousand links": ({"text": "Voir http://a.fr " * 280}, "280 liens"),
    "no axis": ({"axe": ""}, "Choisissez l’axe"),
    "an axis that does not exist": ({"axe": "999999"}, "Cet axe n’existe pas"),
    "words for an axis": ({"axe": "premier' OR 1=1"}, "Cet axe n’existe pas"),
    "a null byte for an axis": ({"axe": "\x00"}, "Le caractère nul n’est pas autorisé"),
    "an axis too great for a database": ({"axe": "9" * 60}, "Cet axe n’existe pas"),
    "a theme that does not exist": ({"themes": ["999999"]}, "Un des thèmes n’existe pas"),
    "words for a theme": ({"themes": ["' OR 1=1 --"]}, "Un des thèmes n’existe pas"),
    "a theme too great for a database": ({"themes": ["9" * 60]}, "Un des thèmes n’existe pas"),
    "a theme just too great for a database": (
        {"themes": ["9223372036854775808"]},
        "Un des thèmes n’existe pas",
    ),
    "thousands of themes": ({"themes": ["1"] * 5000}, "Un des thèmes n’existe pas"),
    "a suggestion too long": ({"suggested_theme": "mot " * 50}, "Le thème suggéré est trop long"),
    "no profile": ({"profil": ""}, "Choisissez le profil"),
    "a profile that does not exist": ({"profil": "ministre"}, "Ce profil n’existe pas"),
    "a null byte for a profile": ({"profil": "\x00"}, "Ce profil n’existe pas"),
    "a region that does not exist": ({"region": "999999"}, "Cette région n’existe pas"),
    "an organisation too long": ({"organisation": "a" * 500}, "Le nom de l’organisation est trop long"),
}


@pytest.mark.parametrize(("sent", "message"), REFUSED.values(), ids=REFUSED)
def test_a_form_with_something_wrong_comes_back_with_all_that_was_typed(client, typed, sent, message):
    response = client.post(DEPOSIT, typed | sent)
    assert response.status_code == 422
    assert message in response.text
    assert "<title>Erreur&nbsp;: " in response.text
    assert "data-error-summary" in response.text
    for name, value in {"title": TITLE, "text": "Ouvrons-les jusqu’à dix-neuf heures."}.items():
        if name not in sent:
            assert value in response.text
    assert not Proposition.objects.exists()


def test_each_error_of_the_summary_leads_to_its_field(client, typed):
    from bs4 import BeautifulSoup

    page = BeautifulSoup(
        client.post(DEPOSIT, typed | {"title": "", "profil": "", "axe": ""}).content, "html.parser"
    )
    links = page.select("[data-error-summary] a")
    assert len(links) == 3
    for link in links:
        field = page.find(id=link["href"].removeprefix("#"))
        assert field["aria-invalid"] == "true"
        assert f"{field['id']}_error" in field["aria-describedby"].split()


def test_four_themes_are_one_too_many(client, typed):
    from tests.vocabulaires.factories import ThemeFactory

    themes = [theme.pk for theme in ThemeFactory.create_batch(4)]
    response = client.post(DEPOSIT, typed | {"themes": themes})
    assert "Vous avez coché 4 thèmes" in response.text
    assert response.text.count("checked") == 4


KEPT = {
    "control signs": ("Ouvrir\x07 les\x1b[31m salles\x00 le soir", "Ouvrir les[31m salles le soir"),
    "signs that reorder text": ("Ouvrir \u202eles salles\u202c le soir", "Ouvrir les salles le soir"),
    "an emoji": ("Ouvrir les salles le soir 🎉👩\u200d👧", "Ouvrir les salles le soir 🎉👩\u200d👧"),
    "markup": ("<script>alert(1)</script> le soir", "<script>alert(1)</script> le soir"),
}


@pytest.mark.parametrize(("title", "stored"), KEPT.values(), ids=KEPT)
def test_odd_signs_are_cleaned_or_kept_as_text(client, typed, title, stored):
    response = client.post(DEPOSIT, typed | {"title": title}, follow=True)
    assert response.status_code == 200
    assert Proposition.objects.get().title == stored
    assert "<script>alert" not in response.text


def test_markup_and_links_are_shown_as_the_text_they_are(client):
    text = (
        '<img src=x onerror="alert(1)"> voir https://exemple.fr/page et <a href="https://exemple.fr">ici</a>'
    )
    proposition = PropositionFactory(text=text)
    for address in (proposition.get_absolute_url(), "/propositions/", "/propositions/flux.xml"):
        page = client.get(address).text
        assert "<img src=x" not in page
        assert 'href="https://exemple.fr' not in page
    assert "https://exemple.fr/page" in client.get(proposition.get_absolute_url()).text


FORGED_TARGETS = [
    {"page_id": "999999", "bloc": "abc"},
    {"page_id": "1", "bloc": ""},
    {"page_id": "", "bloc": "abc"},
    {"page_id": "-1", "bloc": "abc"},
    {"page_id": "9" * 50, "bloc": "abc"},
    {"page_id": "\x00", "bloc": "\x00"},
    {"page_id": "1' OR '1'='1", "bloc": "x" * 5000},
]


@pytest.mark.parametrize("target", FORGED_TARGETS)
def test_a_forged_page_is_answered_by_the_general_form_with_the_text(client, typed, target):
    response = client.post(DEPOSIT, typed | target)
    assert response.status_code == 422
    assert "n’est plus en ligne" in response.text
    assert TITLE in response.text
    assert not Proposition.objects.exists()


def test_a_body_too_large_to_be_read_is_explained(client):
    body = "title=" + "a" * 3_000_000
    response = client.post(DEPOSIT, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "trop lourd" in response.text
    assert "no-store" in response["Cache-Control"]


def test_a_flood_of_fields_is_refused(client):
    body = "&".join(f"a{number}=1" for number in range(20_000))
    response = client.post(DEPOSIT, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert "trop volumineux" in response.text


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"title=%ff%fe&text=%00%ff", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"title=a", "multipart/form-data"),
        (b"title=a", "application/x-www-form-urlencoded; charset=klingon"),
        (b"title=%e9", "application/x-www-form-urlencoded; charset=iso-8859-1"),
        (b"", "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_that_is_no_form_is_refused_without_a_crash(client, axe, body, content_type):
    response = client.generic("POST", DEPOSIT, body, content_type=content_type)
    assert response.status_code in (400, 422)
    assert "<h1" in response.text


LIST_QUERIES = [
    "axe=zzz",
    "theme=zzz&region=zzz&profil=zzz&statut=zzz&tri=zzz&evenement=zzz",
    "axe=%00&theme=%00&evenement=%00&q=%00&tri=hasard&graine=%00%ff",
    "axe=egal-acces&axe=zzz",
    "q=" + "a" * 10_000,
    "q=" + "mot+" * 2_500,
    "q=%22guillemets+%26+%7C+%21+%28+%29+%3A*+%3C-%3E+AND+OR+NOT+NEAR%2F2+col%3A",
    "q='%3B+DROP+TABLE+contributions_proposition%3B--",
    "q=%ff%fe%c3%28",
    "%ff=%fe",
    "q=%F0%9F%8E%89",
    "tri=hasard&graine=" + "9" * 500,
    "tri=pertinence",
    "inconnu=1&page=1",
]


@pytest.mark.parametrize("query", LIST_QUERIES)
def test_any_query_string_is_understood_or_leaves_nothing(client, query):
    PropositionFactory()
    assert client.get(f"/propositions/?{query}").status_code == 200


@pytest.mark.parametrize("query", LIST_QUERIES)
def test_a_feed_that_asks_for_what_nobody_knows_is_not_found(client, query):
    PropositionFactory(axe__slug="egal-acces")
    assert client.get(f"/propositions/flux.xml?{query}").status_code == (404 if "zzz" in query else 200)


def test_an_unknown_filter_is_named_and_leaves_nothing(client):
    proposition = PropositionFactory()
    page = client.get("/propositions/?axe=zzz").text
    assert "axe «\xa0zzz\xa0»" in page
    assert proposition.title not in page


def test_a_search_cut_short_says_so(client):
    assert "premiers caractères" in client.get("/propositions/?q=" + "a" * 10_000).text


@pytest.mark.parametrize(
    "number", ["abc", "0", "-1", "2", "99999999", "9" * 100, "1.5", "%00", "%ff", "", "١٢"]
)
def test_a_page_that_the_list_does_not_have_is_a_404_with_the_way_back(client, number):
    PropositionFactory(axe__slug="egal-acces")
    response = client.get(f"/propositions/?axe=egal-acces&page={number}")
    assert response.status_code == 404
    assert "Cette liste tient sur une seule page" in response.text
    assert 'href="/propositions/?axe=egal-acces"' in response.text


@pytest.mark.parametrize("key", ["0", "999999", "9223372036854775808", "9" * 60])
def test_a_proposition_that_does_not_exist_is_a_404(client, key):
    assert client.get(f"/propositions/{key}/").status_code == 404
    assert client.get(f"/propositions/{key}/un-titre/").status_code == 404


@pytest.mark.parametrize(
    "query", ["", "titre=", "titre=%00", "titre=%ff", "titre=" + "a" * 10_000, "titre=%22+OR+*"]
)
def test_similar_texts_of_anything_are_a_fragment(client, query):
    assert client.get(f"/propositions/ressemblantes/?{query}").status_code == 200


@pytest.mark.parametrize("typed", ["%00", "%ff", "a" * 10_000, "0OIL-0OIL", "' OR 1=1", "%20"])
def test_a_wrong_reference_is_explained_and_kept(client, typed):
    response = client.get(f"/propositions/suivi/?reference={typed}")
    assert response.status_code == 200
    assert "<title>Erreur" in response.text


@pytest.mark.parametrize("reference", ["AAAAAAAA", "%FF", "%00", "a" * 3000, "7KM4-Q9TX"])
def test_the_receipt_of_nothing_is_a_404_that_lets_one_try_again(client, reference):
    response = client.get(f"/propositions/suivi/{reference}/")
    assert response.status_code == 404
    assert "Cette référence n’existe pas" in response.text
