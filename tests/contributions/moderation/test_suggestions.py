"""Themes suggested from words, applied by selection, remembered when wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributions.analyse import screening, theming
from contributions.analyse.models import SuggestionDeTheme
from contributions.decisions import classification, undo
from contributions.propositions import counters
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/moderation/themes-suggeres/"


@pytest.fixture
def network(db):
    """A theme of the vocabulary, with propositions already filed under it, and others under another."""
    theme = ThemeFactory(name="Réseau et connexion", synonyms="wifi\nfibre\nzone blanche")
    other = ThemeFactory(name="Formation", synonyms="stage")
    filed = [
        PropositionFactory(
            themes=[theme],
            title=f"Le débit du collège {n}",
            text="Le routeur sature et les bornes tombent en panne.",
        )
        for n in range(5)
    ]
    rest = [
        PropositionFactory(
            themes=[other], title=f"Un stage pour l’équipe {n}", text="Deux jours entre collègues."
        )
        for n in range(20)
    ]
    screening.screen(filed + rest)
    theming.learn()
    return theme


def suggested(text, **traits):
    row = PropositionFactory(title="Une idée pour notre école", text=text, **{"a_moderer": True, **traits})
    screening.screen([row])
    return row, list(row.suggestions.values_list("theme", "confidence", "words"))


def test_the_words_of_the_vocabulary_and_of_what_is_filed_both_speak(network):
    _, by_synonym = suggested("Il n’y a ni wifi ni fibre dans notre village.")
    _, by_habit = suggested("Notre routeur est vieux, les bornes saturent.")
    for (theme, confidence, words), expected in ((by_synonym[0], "wif"), (by_habit[0], "routeur")):
        assert theme == network.pk and confidence >= 40 and expected in words
    assert suggested("La cantine sert trop de frites.")[1] == []


def test_more_words_make_surer(network):
    _, few = suggested("Pas de fibre ni de wifi ici.")
    _, many = suggested("Pas de fibre ni de wifi : le routeur sature, les bornes tombent, connexion perdue.")
    assert many[0][1] > few[0][1]


def test_a_theme_already_given_is_not_suggested(network):
    assert suggested("Pas de fibre ni de wifi.", themes=[network])[1] == []


@pytest.mark.postgresql
def test_a_selection_is_filed_with_exact_counters_and_taken_back(network):
    actor = UserFactory()
    rows = [suggested("Pas de fibre, pas de wifi.", a_moderer=False)[0] for _ in range(3)]
    rows.append(suggested("Ni fibre ni wifi.")[0])
    ids = list(SuggestionDeTheme.objects.filter(proposition__in=rows).values_list("pk", flat=True))
    applied = classification.apply([*ids, 999_999], actor=actor)
    assert applied.propositions == 4 and applied.left == 0
    assert all(network in row.themes.all() for row in rows)
    assert counters.drift() == {} and not SuggestionDeTheme.objects.filter(pk__in=ids).exists()
    undo.undo(rows[0].transitions.latest("pk").lot, actor=actor)
    assert not any(network in row.themes.all() for row in rows) and counters.drift() == {}


def test_applying_costs_the_same_for_two_and_for_thirty(network):
    def queries(count):
        rows = [suggested("Pas de fibre, pas de wifi.", a_moderer=False)[0] for _ in range(count)]
        ids = list(SuggestionDeTheme.objects.filter(proposition__in=rows).values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as captured:
            classification.apply(ids, actor=None)
        return len(captured)

    assert queries(2) == queries(30) <= 14


def test_what_is_set_aside_is_not_suggested_again(network):
    row, found = suggested("Pas de fibre, pas de wifi.")
    classification.refuse(row.suggestions.values_list("pk", flat=True))
    theming.learn()
    screening.screen([row])
    assert row.suggestions.filter(refused=False).count() == 0 and len(found) == 1


def test_the_screen_filters_explains_applies_and_sets_aside(client, moderator, network):
    row, _ = suggested("Ni fibre, ni wifi, le routeur sature, les bornes tombent.")
    weak, _ = suggested("Le routeur est vieux.")
    page = client.get(PAGE, {"seuil": "80", "theme": network.pk})
    assert [item.row.proposition for item in page.context["suggestions"]] == [row]
    assert "wifi" in page.content.decode()
    assert client.get(PAGE, {"seuil": "abc", "theme": "x", "p": "y"}).status_code == 200
    suggestion = row.suggestions.get()
    client.post(PAGE, {"suggestion": [suggestion.pk, "x", "99999999999999999999"], "action": "appliquer"})
    assert network in row.themes.all()
    other = suggested("Ni fibre ni wifi.")[0].suggestions.get()
    client.post(PAGE, {"suggestion": [other.pk], "action": "ecarter"})
    other.refresh_from_db()
    assert other.refused
    assert "Cochez au moins une" in client.post(PAGE, {"action": "appliquer"}, follow=True).content.decode()
    assert weak.themes.count() == 0
