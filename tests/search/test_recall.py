"""What says the same in other words is found; the same measure is made among 6,700 texts by ``make bench``."""

import pytest

from tests.support import recall

pytestmark = pytest.mark.django_db


# The aim is four in five. It is held on the pairs that the constants were chosen on; those held out find less
# (0.75 here, 0.68 among 6,700), and this keeps them from finding less still.
HELD_OUT_MIN = 0.7


@pytest.mark.postgresql
def test_most_paraphrases_are_among_the_first_five():
    recall.plant(900)
    found = recall.measure(900)
    assert found.tuned.share >= 0.8, found.tuned.ranks
    assert found.held_out.share >= HELD_OUT_MIN, found.held_out.ranks


def test_the_paraphrases_are_no_copies():
    """Two texts of a pair share less than half of their words."""
    for pair in recall.ALL:
        first = set(recall.words(pair.title, pair.text))
        second = set(recall.words(pair.other_title, pair.other_text))
        assert len(first & second) / len(first | second) < 0.5, pair.title
