"""On SQLite a public page reads the index made for it, whatever the number of propositions.

SQLite plans from the shape of a query alone: what it does with a handful of rows it does with a country's.
"""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from bench.addresses import sample_pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_demo")]

TABLE = "contributions_proposition"
# An index that begins with the state: nearly every proposition is published, so it leads to all of them.
BY_STATE = "proposition_queue"
SORTED = "USE TEMP B-TREE FOR ORDER BY"


@pytest.fixture(scope="module")
def small_demo(django_db_setup, django_db_blocker):
    if connection.vendor != "sqlite":
        pytest.skip("the plans of SQLite")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", propositions=67, verbosity=0)
        yield
        transaction.set_rollback(True)


def plans(address: str, table: str = TABLE) -> list[str]:
    """How SQLite answers each query of a page about propositions, or about what another table holds."""
    found: list[str] = []

    def explain(execute, sql, params, many, context):
        if sql.startswith("SELECT") and f'"{table}"' in sql:
            with connection.cursor() as cursor:
                cursor.cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                found.append("\n".join(row[-1] for row in cursor.fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        assert Client().get(address).status_code == 200, address
    return found


@pytest.mark.parametrize("page", ["accueil", "axe", "événement", "proposition", "thème", "liste", "flux"])
def test_no_page_gathers_what_is_published(page):
    address = next(sample.path for sample in sample_pages() if sample.name == page)
    asked = plans(address)
    assert asked
    assert [plan for plan in asked if BY_STATE in plan] == []


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("", "proposition_by_date"),
        ("?tri=soutenues", "proposition_by_support"),
        ("?tri=hasard&graine=7", "proposition_by_draw"),
        ("?profil=eleve", "proposition_by_date"),
        ("?profil=eleve&tri=soutenues", "proposition_by_support"),
        ("?axe=egal-acces-au-numerique", "proposition_axe_recent"),
        ("?axe=egal-acces-au-numerique&tri=soutenues", "proposition_axe_supported"),
        ("?axe=egal-acces-au-numerique&tri=hasard&graine=7", "proposition_by_draw"),
        ("?region=bretagne", "proposition_region_recent"),
        ("?region=bretagne&tri=soutenues", "proposition_by_support"),
        ("?statut=sans-reponse", "proposition_by_date"),
        ("?tri=commentees", "proposition_by_comments"),
        ("?region=bretagne&tri=commentees", "proposition_by_comments"),
        ("?axe=egal-acces-au-numerique&tri=commentees", "proposition_by_comments"),
        ("?tri=reponses", "proposition_answered"),
        ("?region=bretagne&tri=reponses", "proposition_answered"),
        ("?statut=sans-reponse&tri=soutenues", "proposition_by_support"),
        ("flux.xml", "proposition_by_date"),
        ("flux.xml?axe=egal-acces-au-numerique", "proposition_axe_recent"),
    ],
)
def test_a_list_is_read_in_the_order_of_its_index(query, index):
    asked = plans(f"/propositions/{query}")
    assert [plan for plan in asked if BY_STATE in plan or SORTED in plan] == []
    assert any(f"{TABLE} USING INDEX {index}" in plan for plan in asked), asked


@pytest.mark.parametrize("query", ["", "&tri=soutenues", "&region=bretagne", "&axe=egal-acces-au-numerique"])
def test_the_few_that_are_answered_are_found_and_counted_from_their_own_index(query):
    asked = plans(f"/propositions/?statut=retenue{query}")
    assert [plan for plan in asked if f"{TABLE} USING INDEX proposition_answered" not in plan] == []


def test_what_is_looked_for_is_found_by_its_keys_whatever_else_is_asked():
    asked = plans("/propositions/?q=tablette&region=bretagne&axe=egal-acces-au-numerique")
    assert [plan for plan in asked if f"SEARCH {TABLE} USING INTEGER PRIMARY KEY" not in plan] == []


def test_the_words_of_a_text_are_counted_from_their_stems_not_among_all_those_of_propositions():
    address = next(sample.path for sample in sample_pages() if sample.name == "proposition")
    (counting,) = plans(address, "search_word")
    assert "search_word USING INDEX search_word_stem (stem=? AND kind=?)" in counting
