"""Ten seconds to take a decision back, with everything that it moved."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from contributions.decisions import life, undo
from contributions.propositions import counters
from contributions.propositions.models import Depot, PropositionCount, Transition
from contributions.propositions.models.history import UNDO_WINDOW
from contributions.propositions.states import Action, State
from courriels.models import Courriel
from search.models import Document
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db
FIELDS = ("state", "moderated_at", "published_at", "merged_into_id", "axe_id", "support_count")


def lot_of(proposition):
    return proposition.transitions.latest("pk").lot


def as_it_is(proposition):
    proposition.refresh_from_db()
    themes = set(proposition.theme_links.values_list("tag", "axe", "published_at"))
    indexed = Document.objects.filter(object_id=proposition.pk, kind="proposition").exists()
    return [getattr(proposition, field) for field in FIELDS], themes, indexed


DECISIONS = {
    "publish": ({"a_moderer": True}, Action.PUBLIER, {}),
    "keep online": ({"moderated_at": None}, Action.VALIDER, {}),
    "send back": ({"a_moderer": True}, Action.RENVOYER, {"note": "Précisez."}),
    "reject": ({"a_moderer": True}, Action.REJETER, {"motif": True}),
    "hide": ({}, Action.MASQUER, {"note": "Pourquoi."}),
    "restore": ({"masquee": True}, Action.RETABLIR, {}),
    "merge": ({}, Action.FUSIONNER, {"merge_into": True}),
}


@pytest.mark.postgresql
@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_taken_back_leaves_everything_as_it_was(decision):
    traits, action, arguments = DECISIONS[decision]
    actor = UserFactory()
    proposition = PropositionFactory(themes=[ThemeFactory()], support_count=3, **traits)
    joined = PropositionFactory(masquee=True, merged_into=proposition) if decision == "merge" else None
    life.index.update(life.SEARCH_KIND, proposition.pk)
    arguments = {
        name: {"motif": MotifFactory, "merge_into": PropositionFactory}[name]() if value is True else value
        for name, value in arguments.items()
    }
    before = as_it_is(proposition)
    counts = set(PropositionCount.objects.filter(total__gt=0).values_list("axe", "theme", "total"))
    life.apply(proposition.pk, action, actor=actor, **arguments)
    assert as_it_is(proposition) != before
    undo.undo(lot_of(proposition), actor=actor)
    assert as_it_is(proposition) == before
    assert set(PropositionCount.objects.filter(total__gt=0).values_list("axe", "theme", "total")) == counts
    assert counters.drift() == {} and counters.totals_drift() == {}
    assert not Courriel.objects.exists()
    assert not Depot.objects.exists()
    if joined:
        joined.refresh_from_db()
        assert joined.merged_into == proposition
    last = proposition.transitions.latest("pk")
    assert last.action == Action.ANNULER and last.undoes.action == action and last.actor == actor


def test_a_reclassification_is_taken_back_with_its_themes():
    actor, theme = UserFactory(), ThemeFactory()
    proposition = PropositionFactory(themes=[theme])
    life.index.update(life.SEARCH_KIND, proposition.pk)
    before = as_it_is(proposition)
    life.reclassify(proposition.pk, actor=actor, axe=AxeFactory(), themes=[ThemeFactory(), ThemeFactory()])
    undo.undo(lot_of(proposition), actor=actor)
    assert as_it_is(proposition) == before and counters.drift() == {}


def later(proposition, seconds):
    Transition.objects.filter(proposition=proposition).update(
        date=timezone.now() - timedelta(seconds=seconds)
    )


def test_after_ten_seconds_it_is_too_late():
    actor, proposition = UserFactory(), PropositionFactory(a_moderer=True)
    life.apply(proposition.pk, Action.PUBLIER, actor=actor)
    lot = lot_of(proposition)
    later(proposition, 11)
    with pytest.raises(undo.UndoRefused, match="dix secondes"):
        undo.undo(lot, actor=actor)
    proposition.refresh_from_db()
    assert proposition.state == State.PUBLIEE and Courriel.objects.count() == 1


def test_the_mail_leaves_after_the_last_moment_to_take_back():
    proposition = PropositionFactory(a_moderer=True)
    life.apply(proposition.pk, Action.PUBLIER, actor=UserFactory())
    step = proposition.transitions.get()
    assert Courriel.objects.get().not_before > step.date + UNDO_WINDOW
    assert not Courriel.objects.due(step.date + UNDO_WINDOW).exists()


def test_nobody_takes_back_somebody_elses_decision_nor_twice_nor_an_unknown_one():
    actor, proposition = UserFactory(), PropositionFactory(a_moderer=True)
    life.apply(proposition.pk, Action.PUBLIER, actor=actor)
    lot = lot_of(proposition)
    for wrong_lot, person in ((lot, UserFactory()), (uuid4(), actor)):
        with pytest.raises(undo.UndoRefused):
            undo.undo(wrong_lot, actor=person)
    undo.undo(lot, actor=actor)
    with pytest.raises(undo.UndoRefused, match="changé"):
        undo.undo(lot, actor=actor)
    assert Transition.objects.filter(action=Action.ANNULER).count() == 1


def test_what_somebody_changed_since_is_left():
    actor, proposition = UserFactory(), PropositionFactory(a_moderer=True)
    life.apply(proposition.pk, Action.PUBLIER, actor=actor)
    lot = lot_of(proposition)
    life.apply(proposition.pk, Action.MASQUER, actor=UserFactory(), note="Pourquoi.")
    with pytest.raises(undo.UndoRefused, match="changé"):
        undo.undo(lot, actor=actor)
    proposition.refresh_from_db()
    assert proposition.state == State.MASQUEE


def decide(client, proposition, action, **data):
    data = {"action": action, "version": proposition.version, **data}
    return client.post(f"/admin/moderation/{proposition.pk}/", data, follow=True)


def undo_button(page):
    return re.search(r'name="lot" value="([0-9a-f-]+)"', page.content.decode())


def test_the_page_that_follows_a_decision_takes_it_back(client, moderator):
    first, second = PropositionFactory.create_batch(2, a_moderer=True)
    page = decide(client, first, Action.REJETER, motif=MotifFactory().pk)
    assert page.context["proposition"] == second
    back = client.post("/admin/moderation/annuler/?axe=", {"lot": undo_button(page)[1]}, follow=True)
    assert back.context["proposition"] == first
    assert "La décision est annulée" in back.content.decode()
    assert "Décision annulée" in back.content.decode()
    assert undo_button(back) is None
    first.refresh_from_db()
    assert first.state == State.A_MODERER


@pytest.mark.parametrize("lot", ["", "x", "\x00", "11111111-1111-4111-8111-111111111111"])
def test_a_forged_lot_says_so_and_changes_nothing(client, moderator, lot):
    page = client.post("/admin/moderation/annuler/", {"lot": lot}, follow=True)
    assert page.status_code == 200 and not Transition.objects.exists()
    assert client.get("/admin/moderation/annuler/").status_code == 405


def test_decisions_on_a_selection_are_taken_back_together(client, moderator):
    rows = PropositionFactory.create_batch(3, a_moderer=True)
    url = "/admin/bulk/contributions/proposition/publier/?next=/admin/moderation/&" + "&".join(
        f"id={row.pk}" for row in rows
    )
    page = client.post(url, {f"version-{row.pk}": row.version for row in rows}, follow=True)
    assert "3 décisions viennent d’être prises" in page.content.decode()
    client.post("/admin/moderation/annuler/", {"lot": undo_button(page)[1]})
    assert {row.state for row in type(rows[0]).objects.all()} == {State.A_MODERER}
    assert not Courriel.objects.exists() and counters.drift() == {}
