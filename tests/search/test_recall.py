"""What says the same in other words is found; the same measure is made among 6,700 texts by ``make bench``."""

import pytest

from tests.support import recall

pytestmark = pytest.mark.django_db


@pytest.mark.postgresql
def test_four_paraphrases_in_five_are_among_the_first_five():
    recall.plant(900)
    found = recall.measure(900)
    assert found.held_out.share >= 0.8, found.held_out.ranks
    assert found.tuned.share >= 0.8, found.tuned.ranks


def test_the_paraphrases_are_no_copies():
    """Two texts of a pair share less than half of their words."""
    for pair in recall.ALL:
        first = set(recall.words(pair.title, pair.text))
        second = set(recall.words(pair.other_title, pair.other_text))
        assert len(first & second) / len(first | second) < 0.5, pair.title
