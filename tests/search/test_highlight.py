"""Extracts show the words searched for, and never believe what people wrote."""

from search import analysis, highlight


def stems(text):
    return {token.stem for token in analysis.tokens(text)}


def test_other_forms_of_a_word_are_marked_as_they_were_written():
    marked = highlight.highlighted("L’élève et les Élèves", stems("eleve"))
    assert marked == "L’<mark>élève</mark> et les <mark>Élèves</mark>"


def test_markup_that_people_wrote_stays_text():
    text = '<script>alert("école")</script> & <b>école</b>'
    for shown in (highlight.highlighted(text, stems("école")), highlight.extract(text, stems("école"))):
        assert "<script" not in shown
        assert "<b>" not in shown
        assert "&lt;script&gt;" in shown
        assert shown.count("<mark>école</mark>") == 2


def test_a_marked_word_that_is_a_tag_name_stays_text():
    assert highlight.highlighted("<script>", stems("script")) == "&lt;<mark>script</mark>&gt;"


def test_an_extract_shows_the_passage_that_holds_the_most_words():
    text = "tablette " + "rien à voir ici " * 60 + "une tablette pour chaque élève " + "rien encore " * 60
    shown = highlight.extract(text, stems("tablettes élèves"))
    assert "<mark>tablette</mark> pour chaque <mark>élève</mark>" in shown
    assert shown.startswith("…\u00a0") and shown.endswith("\u00a0…")
    assert len(shown) < 400


def test_an_extract_without_the_words_is_the_fallback_or_the_beginning():
    assert highlight.extract("Une phrase. " * 50, stems("tablette"), "Le chapô.") == "Le chapô."
    assert highlight.extract("Une phrase.", stems("tablette")) == "Une phrase."


def test_a_compound_is_marked_once():
    assert (
        highlight.highlighted("Un vidéo-projecteur", stems("vidéo-projecteur"))
        == "Un <mark>vidéo-projecteur</mark>"
    )
