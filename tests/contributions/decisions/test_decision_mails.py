"""What authors read of each outcome."""

import pytest
from django.conf import settings
from django.template import engines

from contributions.decisions import decision_mails, life
from contributions.propositions.models import Depot
from contributions.propositions.states import Action, State
from courriels.models import Courriel
from tests.contributions import rule
from tests.contributions.factories import MotifFactory, PropositionFactory

pytestmark = pytest.mark.django_db

NOTE = "Votre idée compte ; précisez <le niveau> & la matière."


@pytest.fixture
def holes_shown(monkeypatch):
    """A variable that a template asks for and does not get shows in the mail."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "TROU(%s)")


def mail_of(action, **arguments):
    # A hidden proposition bears what a refused one does, and can be restored too.
    state = State.MASQUEE if State.MASQUEE in rule.states_for(action) else rule.states_for(action)[0]
    traits = {State.A_MODERER: "a_moderer", State.MASQUEE: "masquee"}
    proposition = PropositionFactory(
        title="Prêter des livres & des « tablettes »", **({traits[state]: True} if state in traits else {})
    )
    if action == Action.FUSIONNER:
        arguments["merge_into"] = PropositionFactory(title="Une proposition semblable")
    life.apply(proposition.pk, action, **arguments)
    return proposition, Courriel.objects.get()


REASONS = {
    "a note": lambda: {"note": NOTE},
    "a motif": lambda: {"motif": MotifFactory()},
    "both": lambda: {"note": NOTE, "motif": MotifFactory()},
}


@pytest.mark.usefixtures("holes_shown")
@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("action", decision_mails.MAILS)
def test_a_mail_names_the_text_its_reference_and_where_to_follow_it(action, reason):
    proposition, mail = mail_of(action, **REASONS[reason]())
    assert "TROU" not in mail.body
    assert "« Prêter des livres & des « tablettes » »" in mail.body
    assert proposition.display_reference in mail.body
    assert settings.SITE_URL + f"/propositions/suivi/{proposition.reference}/" in mail.body
    assert "None" not in mail.body and "&amp;" not in mail.body and "\n\n\n\n" not in mail.body
    assert mail.body.startswith("Bonjour,") and mail.body.rstrip().endswith(settings.SITE_URL)


@pytest.mark.parametrize("action", rule.AGAINST_A_PROPOSITION)
def test_a_decision_against_a_text_gives_its_reasons_in_full(action):
    motif = MotifFactory()
    _, mail = mail_of(action, note=NOTE, motif=motif)
    assert motif.label in mail.body and motif.explanation in mail.body and NOTE in mail.body


@pytest.mark.parametrize("action", [Action.PUBLIER, Action.RETABLIR])
def test_a_published_text_comes_with_its_address(action):
    proposition, mail = mail_of(action)
    proposition.refresh_from_db()
    assert settings.SITE_URL + proposition.get_absolute_url() in mail.body


def test_a_text_sent_back_comes_with_the_link_to_change_it_and_its_last_day():
    proposition, mail = mail_of(Action.RENVOYER, note=NOTE)
    depot = Depot.objects.get(proposition=proposition)
    assert settings.SITE_URL + depot.edit_path in mail.body
    assert str(depot.expires_at.year) in mail.body


def test_a_merged_text_comes_with_the_address_it_joined():
    proposition, mail = mail_of(Action.FUSIONNER)
    proposition.refresh_from_db()
    assert "« Une proposition semblable »" in mail.body
    assert settings.SITE_URL + proposition.merged_into.get_absolute_url() in mail.body


@pytest.mark.parametrize("action", [Action.REJETER, Action.MASQUER])
def test_a_refusal_says_what_one_can_still_do(action):
    _, mail = mail_of(action, note=NOTE)
    assert settings.SITE_URL + "/propositions/deposer/" in mail.body
