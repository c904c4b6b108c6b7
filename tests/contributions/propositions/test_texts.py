import pytest

from contributions.propositions.texts import clean_line, clean_text, count_links, fingerprint, has_letters


def test_paragraphs_are_kept_and_spaces_folded():
    assert clean_text("  Un   mot.\r\n\r\n\r\nDeux\tmots. ") == "Un mot.\n\nDeux mots."


def test_control_and_null_signs_disappear():
    assert clean_text("a\x00b\x07c\x1b[31m") == "abc[31m"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff"])
def test_signs_that_reorder_or_hide_text_disappear(sign):
    assert clean_line(f"avant{sign}après") == "avantaprès"


def test_a_family_emoji_survives_whole():
    family = "👩\u200d👧"
    assert clean_line(f"Pour les familles {family}") == f"Pour les familles {family}"


def test_accents_are_composed_so_that_two_keyboards_write_the_same_word():
    assert clean_line("e\u0301cole") == "école"


def test_markup_stays_text():
    assert clean_text("<script>alert(1)</script>") == "<script>alert(1)</script>"


def test_links_are_counted_however_written():
    assert count_links("http://a.fr HTTPS://b.fr www.c.fr sans lien") == 3


@pytest.mark.parametrize("text", ["", "   ", "!!! 123", "🎉🎉"])
def test_what_holds_no_word_says_nothing(text):
    assert not has_letters(text)


def test_case_accents_punctuation_and_spaces_do_not_make_another_text():
    assert fingerprint("Des tablettes !", "Pour l’école.") == fingerprint("des  TABLETTES", "pour l'ecole")


def test_another_word_makes_another_text():
    assert fingerprint("Des tablettes", "Pour l’école") != fingerprint("Des tablettes", "Pour le lycée")


def test_a_megabyte_is_cleaned_in_bounded_time():
    assert len(clean_text("mot " * 250_000)) == 999_999
