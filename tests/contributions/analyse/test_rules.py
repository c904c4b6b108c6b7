"""What draws a moderator's attention in a text, and what does not."""

import pytest

from contributions.analyse.models import Alerte, ReglesDeModeration
from contributions.analyse.rules import Rules
from search import analysis

Rule = Alerte.Rule
RULES = Rules.of(ReglesDeModeration())


def shown(text, rules=RULES):
    text = analysis.clean(text)
    return [(passage.rule, text[passage.start : passage.end]) for passage in rules.passages(text)]


@pytest.mark.parametrize(
    ("text", "rule", "passage"),
    [
        ("Voir https://vendeur.example/a?b=1.", Rule.LIEN, "https://vendeur.example/a?b=1"),
        ("Sur www.boutique.com, tout est prêt", Rule.LIEN, "www.boutique.com"),
        ("Notre site boutique-ecole.fr/promo vous aide", Rule.LIEN, "boutique-ecole.fr/promo"),
        (
            "Un faux https://education.gouv.fr@pirate.example/",
            Rule.LIEN,
            "https://education.gouv.fr@pirate.example/",
        ),
        ("Écrivez à jean.dupont@orange.fr !", Rule.COORDONNEES, "jean.dupont@orange.fr"),
        ("Appelez le 06 12 34 56 78.", Rule.COORDONNEES, "06 12 34 56 78"),
        ("Mon numéro : +33 6.12.34.56.78", Rule.COORDONNEES, "+33 6.12.34.56.78"),
        ("0612345678", Rule.COORDONNEES, "0612345678"),
        ("Le ministre est un ABRUTI fini", Rule.INJURE, "ABRUTI"),
        ("Une bande d’imbeciles", Rule.INJURE, "imbeciles"),
        ("Quels cons !", Rule.INJURE, "cons"),
        ("Pauvre type, va", Rule.INJURE, "Pauvre type"),
        ("STOP AUX ECRANS DANS LES CLASSES maintenant", Rule.MAJUSCULES, "STOP AUX ECRANS DANS LES CLASSES"),
    ],
)
def test_a_passage_is_shown(text, rule, passage):
    assert (rule, passage) in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le CNED, l’ENT, le RGPD et l’INSPE forment les AESH.",
        "Voir https://www.education.gouv.fr/plan et https://ac-rennes.fr/, sur eduscol.education.fr.",
        "En 2024, 1 234 567 890 élèves, soit 01.02.2024 ; réf. 06123456789012.",
        "Un cône de papier, une conférence, des contenus, un type pauvre en idées.",
        "M. Durand.Il habite à Lyon.",
        "OUI ! NON !",
    ],
)
def test_an_ordinary_text_sets_off_nothing(text):
    assert shown(text) == []


def test_the_team_changes_its_lists():
    rules = Rules.of(ReglesDeModeration(insults="Patate\n\n  gros mot ", trusted_domains="*.example"))
    assert shown("Espèce de PATATES et de gros mots, abruti", rules) == [
        (Rule.INJURE, "PATATES"),
        (Rule.INJURE, "gros mots"),
    ]
    assert shown("Voir https://a.example/ et https://b.test/", rules) == [(Rule.LIEN, "https://b.test/")]


@pytest.mark.parametrize(
    "text", ["", "\x00", "a" * 100_000, "@" * 20_000, "0 " * 20_000, "a." * 20_000, "1-" * 5000]
)
def test_no_text_stops_the_rules(text):
    assert all(passage and passage in text for _, passage in shown(text))
