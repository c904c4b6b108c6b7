"""A page costs little to read: bytes, requests, elements."""

import pytest

from bench import ecoindex
from bench.weight import open_once, weigh

KILOBYTE = 1000


@pytest.fixture(scope="module")
def home(browser, site):
    return weigh(browser, f"{site.url}/")


def test_a_first_visit_of_the_home_page_is_light(home):
    assert home.first.total <= 150 * KILOBYTE, home.first
    assert home.first.requests <= 10, home.first
    assert home.first.of("css") <= 50 * KILOBYTE
    assert home.first.of("js") <= 30 * KILOBYTE


def test_a_second_visit_brings_the_page_alone(home):
    assert home.second.total <= 15 * KILOBYTE, home.second


@pytest.mark.parametrize("path", ["/", "/axes/", "/la-concertation/", "/accessibilite/", "/themes/"])
def test_a_page_of_text_stays_under_four_hundred_elements(browser, site, path):
    with browser.new_context() as context:
        first = open_once(context, site.url + path)
    assert first.nodes <= 400
    assert ecoindex.grade(first.ecoindex) == "A", first


@pytest.mark.parametrize(
    "path", ["/axes/egal-acces-au-numerique/", "/evenements/marseille-plan-de-continuite/"]
)
def test_a_page_that_carries_the_form_has_the_best_grade_and_asks_for_few_files(browser, site, path):
    with browser.new_context(locale="fr-FR") as context:
        first = open_once(context, site.url + path)
    assert first.requests <= 9, first
    assert ecoindex.grade(first.ecoindex) == "A", first


def test_a_list_has_the_second_best_grade_at_least(browser, site):
    with browser.new_context(locale="fr-FR") as context:
        first = open_once(context, f"{site.url}/propositions/")
    assert ecoindex.grade(first.ecoindex) in "AB", first


def test_the_ecoindex_is_that_of_the_reference():
    # The example that the authors of the reference publish.
    assert round(ecoindex.score(elements=100, requests=100, kilobytes=100)) == 72
    assert ecoindex.grade(72) == "B"
    assert ecoindex.score(elements=0, requests=0, kilobytes=0) == 100
    assert ecoindex.score(elements=10**9, requests=10**9, kilobytes=10**9) == 0


@pytest.mark.parametrize("path", ["/lettres/", "/evenements/", "/actualites/", "/partenaires/"])
def test_a_short_list_is_no_heavier_than_the_home_page(browser, site, path):
    with browser.new_context(locale="fr-FR") as context:
        first = open_once(context, site.url + path)
    assert first.total <= 150 * KILOBYTE, first
    assert first.requests <= 10, first


@pytest.mark.parametrize("path", ["/evenements/", "/evenements/?vue=mois", "/evenements/?quand=passees"])
def test_the_calendar_has_few_elements_for_all_it_shows(browser, site, path):
    assert weigh(browser, site.url + path).first.nodes <= 540
