"""One decision on a selection: each on its own, and what is refused is told."""

import html

import pytest

from contributions.decisions import life
from contributions.propositions import counters
from contributions.propositions.models.propositions import FILED_THEMES_MAX
from contributions.propositions.states import State
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]


def path_of(action, rows):
    ids = "&".join(f"id={row.pk}" for row in rows)
    return f"/admin/bulk/contributions/proposition/{action}/?{ids}&next=/admin/moderation/"


def decide(client, action, rows, **data):
    """Submit the confirmation page as it was shown for these rows."""
    versions = {f"version-{row.pk}": row.version for row in rows}
    return client.post(path_of(action, rows), {**versions, **data}, follow=True)


def states(*rows):
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def text_of(response):
    return html.unescape(response.content.decode())


def test_the_confirmation_names_each_proposition_and_changes_nothing(client):
    rows = PropositionFactory.create_batch(2, a_moderer=True)
    page = text_of(client.get(path_of("publier", rows)))
    assert all(row.title in page and row.display_reference in page for row in rows)
    assert states(*rows) == [State.A_MODERER] * 2


def test_a_selection_is_published_and_each_author_told(client, moderator):
    rows = PropositionFactory.create_batch(3, a_moderer=True, themes=[ThemeFactory()])
    response = decide(client, "publier", rows)
    assert "3 propositions sont publiées" in text_of(response)
    assert states(*rows) == [State.PUBLIEE] * 3
    assert {row.transitions.get().actor for row in rows} == {moderator}
    assert Courriel.objects.count() == 3
    assert counters.drift() == {}


def test_one_refusal_does_not_hold_the_others_and_is_explained(client):
    first, last = PropositionFactory.create_batch(2, a_moderer=True)
    published = PropositionFactory(title="Déjà en ligne & <bien> lue")
    response = decide(client, "publier", [first, published, last])
    page = response.content.decode()
    assert states(first, published, last) == [State.PUBLIEE] * 3
    assert "2 propositions sont publiées" in text_of(response)
    assert "restée telle quelle" in text_of(response)
    assert "&lt;bien&gt;" in page and "<bien>" not in page
    assert not published.transitions.exists()


def test_what_changed_since_the_confirmation_page_is_left_alone(client):
    row = PropositionFactory(a_moderer=True)
    shown = [row]
    life.reclassify(row.pk, actor=UserFactory(), axe=AxeFactory())
    response = decide(client, "publier", shown)
    assert "a changé depuis que vous l’avez ouverte" in text_of(response)
    assert states(row) == [State.A_MODERER]


@pytest.mark.parametrize(
    ("action", "trait", "state"), [("rejeter", "a_moderer", State.REJETEE), ("masquer", None, State.MASQUEE)]
)
def test_a_refusal_of_many_asks_for_a_motif_and_keeps_the_message(client, action, trait, state):
    rows = PropositionFactory.create_batch(2, **({trait: True} if trait else {}))
    response = decide(client, action, rows, note="Un message commun.")
    assert "Choisissez un motif" in text_of(response) and "Un message commun." in text_of(response)
    motif = MotifFactory()
    decide(client, action, rows, motif=motif.pk, note="Un message commun.")
    assert states(*rows) == [state] * 2
    assert all(
        motif.label in mail.body and "Un message commun." in mail.body for mail in Courriel.objects.all()
    )


def test_themes_are_added_to_those_each_has(client):
    old, new = ThemeFactory.create_batch(2)
    with_one, without = PropositionFactory(themes=[old]), PropositionFactory(a_moderer=True)
    decide(client, "reclasser", [with_one, without], themes=[new.pk])
    assert set(with_one.themes.all()) == {old, new}
    assert set(without.themes.all()) == {new}
    assert counters.drift() == {}


def test_an_axis_is_changed_without_touching_themes(client):
    theme, axe = ThemeFactory(), AxeFactory()
    row = PropositionFactory(themes=[theme])
    decide(client, "reclasser", [row], axe=axe.pk)
    row.refresh_from_db()
    assert row.axe == axe and list(row.themes.all()) == [theme]


def test_too_many_themes_are_refused_for_that_proposition_alone(client):
    full = PropositionFactory(themes=ThemeFactory.create_batch(FILED_THEMES_MAX))
    other, theme = PropositionFactory(), ThemeFactory()
    response = decide(client, "reclasser", [full, other], themes=[theme.pk])
    assert f"plus de {FILED_THEMES_MAX} thèmes" in text_of(response)
    assert full.themes.count() == FILED_THEMES_MAX and other.themes.count() == 1


def test_reclassifying_asks_for_something(client):
    assert "Choisissez un axe" in text_of(decide(client, "reclasser", [PropositionFactory()]))


@pytest.mark.parametrize("ids", ["id=all", "id=abc", "id=99999999999999999999999", ""])
def test_what_was_not_seen_is_not_decided(client, ids):
    row = PropositionFactory(a_moderer=True)
    path = f"/admin/bulk/contributions/proposition/publier/?{ids}"
    assert "Aucune proposition n’est choisie" in text_of(client.get(path))
    client.post(path, {f"version-{row.pk}": row.version})
    assert states(row) == [State.A_MODERER]


def test_nobody_deletes_a_selection(client):
    assert client.get(path_of("delete", [PropositionFactory()])).status_code == 404
