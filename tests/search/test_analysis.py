"""Words that must meet, and words that must not."""

import pytest

from search import analysis


def terms(text):
    return set(analysis.normalise(text).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élève", "eleve"),
        ("l’élève", "élèves"),
        ("L'ÉLÈVE", "eleve"),
        ("d’écoles", "école"),
        ("jusqu’à l’école", "ecole"),
        ("qu’apprendre", "apprendre"),
        ("aujourd’hui l’ordinateur", "ordinateurs"),
        ("cœur", "coeurs"),
        ("Œuvre", "oeuvres"),
        ("numérique", "NUMERIQUES"),
        ("premier", "première"),
        ("premières", "premiere"),
        ("égalité", "egalites"),
        ("accessibilité", "accessible"),
        ("inclusif", "inclusives"),
        ("inclusion", "inclusive"),
        ("réseaux", "réseau"),
        ("locaux", "local"),
        ("jeux", "jeu"),
        ("travaux", "travail"),
        ("données", "donnee"),
        ("enseignantes", "enseignants"),
        ("formée", "formés"),
        ("lycées", "lycee"),
        ("vidéo-projecteur", "vidéoprojecteur"),
        ("e-mail", "email"),
        ("Aix‑Marseille", "aix marseille"),
        ("nume\u00adrique", "numérique"),
        ("numérique", "nume\u0301rique"),
        ("2020-2021", "2021"),
        ("5G", "5g"),
    ],
)
def test_words_that_meet(one, other):
    assert terms(one) & terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("données", "donner"),
        ("école", "écologie"),
        ("numérique", "numéro"),
        ("formation", "forme"),
        ("parent", "parité"),
        ("ordinateur", "ordinaire"),
        ("image", "imagination"),
        ("lire", "livre"),
        ("5G", "4G"),
        ("2020", "2021"),
    ],
)
def test_words_that_do_not_meet(one, other):
    assert not terms(one) & terms(other)


@pytest.mark.parametrize(
    "text", ["", "  ", "de la", "l’", "À", "qu’il y a", "!!!", "\x00", "😀", "« »", "a" * 500]
)
def test_what_holds_no_word_gives_no_term(text):
    assert terms(text) == set()


def test_tokens_point_into_the_text():
    text = analysis.clean("L’Élève utilise un vidéo-projecteur.")
    assert [text[token.start : token.end] for token in analysis.tokens(text)] == [
        "Élève",
        "utilise",
        "vidéo",
        "projecteur",
        "vidéo-projecteur",
    ]


def test_a_folded_word_and_its_accented_spelling_have_the_same_stem():
    words = "égalité première données musée formée élèves accéder création réussite œuvre".split()
    for word in words:
        assert analysis.stem(analysis.fold(word)) == analysis.stem(analysis.fold(analysis.fold(word)))


def test_a_very_long_text_costs_a_bounded_time():
    assert len(analysis.clean("école " * 1_000_000)) <= analysis.TEXT_LIMIT
