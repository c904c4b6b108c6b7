"""What lists write of people's words: a beginning, and spaces that do not let a sign go to a line of its own."""

import pytest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText

from editorial.templatetags.words import beginning, typeset


@pytest.mark.parametrize(
    ("written", "shown"),
    (
        ("Pour qui ? Pour tous !", "Pour qui\u00a0? Pour tous\u00a0!"),
        ("un élu dit « plateforme » ; un parent", "un élu dit «\u00a0plateforme\u00a0»\u00a0; un parent"),
        ("de 9:30 à 10:30 ; http://exemple.fr/?a", "de 9:30 à 10:30\u00a0; http://exemple.fr/?a"),
        ("déjà\u00a0: juste", "déjà\u00a0: juste"),
    ),
)
def test_a_sign_stays_with_the_word_it_goes_with(written, shown):
    assert typeset(written) == shown


def test_what_is_shown_is_trusted_no_more_and_no_less_than_what_was_given():
    assert not isinstance(typeset("<b> !"), SafeString)
    for trusted in (mark_safe("<p>Oui !</p>"), RichText("<p>Oui !</p>")):
        assert conditional_escape(typeset(trusted)) == "<p>Oui\u00a0!</p>"


def test_the_mark_of_a_cut_text_stays_on_the_line_of_the_last_word():
    assert beginning("Une carte, un lieu : voilà tout ce qui manque", 5) == "Une carte, un lieu\u00a0:\u00a0…"
    assert beginning("Une carte", 5) == "Une carte"
    assert beginning("A" * 50, 2) == "A" * 15 + "…"
