"""What the editors say means the same is found through one another."""

import pytest

from search import index, queries
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def proposition():
    ThemeFactory(name="Inclusion scolaire", synonyms="handicap\nécole inclusive\nULIS")
    proposition = PropositionFactory(title="Accueillir le handicap", text="Dans toutes les classes du pays.")
    index.update("proposition", proposition.pk)
    return proposition


@pytest.mark.parametrize(
    "q", ["handicap", "inclusion scolaire", "école inclusive", "ulis", "classes inclusion scolaire"]
)
def test_a_theme_and_its_synonyms_find_the_same(proposition, q):
    assert queries.matching_ids("proposition", q)[0] == [proposition.pk]


@pytest.mark.parametrize("q", ["inclusion", "scolaire", "handicap tablette"])
def test_a_part_of_an_expression_is_not_a_synonym(proposition, q):
    assert queries.matching_ids("proposition", q)[0] == []


def test_the_words_typed_come_before_their_synonyms(proposition):
    typed = PropositionFactory(
        title="Ouvrir les classes", text="L’inclusion scolaire commence par les escaliers."
    )
    index.update("proposition", typed.pk)
    assert queries.matching_ids("proposition", "inclusion scolaire")[0] == [typed.pk, proposition.pk]


def test_synonyms_are_not_looked_for_where_the_words_typed_are_in_enough(proposition):
    typed = PropositionFactory(title="L’inclusion scolaire", text="Elle commence par les escaliers.")
    index.update("proposition", typed.pk)
    query = queries.understand("inclusion scolaire")
    for enough, wanted in ((1, [typed.pk]), (2, [typed.pk, proposition.pk])):
        found, _ = queries.find(["proposition"], query, 9, enough)
        assert [item.hit.object_id for item in found] == wanted
