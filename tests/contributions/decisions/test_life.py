"""The moves a proposition may make, and all that moves with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comptes.models import Nouvelle
from contributions.decisions import decision_mails, life, supports
from contributions.propositions import counters
from contributions.propositions.models import ConsultationSettings, Depot, PropositionTheme
from contributions.propositions.models.history import UNDO_WINDOW
from contributions.propositions.states import Action, State
from contributions.signalements import reports
from contributions.signalements.models import Signalement
from courriels.models import Courriel
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions import rule
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db

TRAITS = {
    State.BROUILLON: {"brouillon": True},
    State.A_MODERER: {"a_moderer": True},
    State.PUBLIEE: {"moderated_at": None},
    State.MASQUEE: {"masquee": True},
    State.REJETEE: {"rejetee": True},
    State.RETIREE: {"retiree": True},
}
# Filing again asks for what to file under, and taking back for a decision: each is tried in its own tests.
ACTIONS = [action for action in Action if action not in (Action.RECLASSER, Action.ANNULER)]
PAIRS = [(action, state) for action in ACTIONS for state in State]
ALLOWED = [(action, state) for action, state in PAIRS if action in rule.PROPOSITIONS[state]]
REFUSED = [(action, state) for action, state in PAIRS if action not in rule.PROPOSITIONS[state]]


def take(action, proposition, **arguments):
    """Carry out an action with what it asks for."""
    if action == Action.FUSIONNER:
        arguments.setdefault("merge_into", PropositionFactory())
    if action in rule.AGAINST_A_PROPOSITION:
        arguments.setdefault("note", "Dites-nous-en plus.")
    return life.apply(proposition.pk, action, actor=UserFactory(), **arguments)


def assert_counters_exact():
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


@pytest.mark.parametrize(("action", "state"), ALLOWED)
def test_every_move_that_the_charter_allows_is_made_counted_and_logged(action, state):
    proposition = PropositionFactory(themes=[ThemeFactory()], **TRAITS[state])
    take(action, proposition)
    proposition.refresh_from_db()
    assert proposition.state == (rule.PROPOSITIONS[state][action] or state)
    assert proposition.version == 2
    last = proposition.transitions.get()
    assert (last.action, last.from_state, last.to_state) == (action, state, proposition.state)
    assert_counters_exact()


@pytest.mark.parametrize(("action", "state"), REFUSED)
def test_every_other_move_is_refused_and_changes_nothing(action, state):
    proposition = PropositionFactory(**TRAITS[state])
    with pytest.raises(life.MoveRefused, match="état"):
        take(action, proposition)
    proposition.refresh_from_db()
    assert (proposition.state, proposition.version) == (state, 1)
    assert not proposition.transitions.exists()
    assert not Courriel.objects.exists()


@pytest.mark.parametrize("action", rule.AGAINST_A_PROPOSITION)
def test_a_decision_against_a_text_says_why(action):
    state = rule.states_for(action)[0]
    proposition = PropositionFactory(**TRAITS[state])
    with pytest.raises(life.MoveRefused, match="motif"):
        life.apply(proposition.pk, action, note="   ")


def test_a_motif_of_the_charter_is_reason_enough():
    proposition, motif = PropositionFactory(a_moderer=True), MotifFactory()
    life.apply(proposition.pk, Action.REJETER, motif=motif)
    assert proposition.transitions.get().motif == motif


def test_the_theme_rows_follow_their_proposition_to_the_public_and_back():
    proposition = PropositionFactory(a_moderer=True, themes=ThemeFactory.create_batch(2))
    take(Action.PUBLIER, proposition)
    published_at = life.Proposition.objects.get(pk=proposition.pk).published_at
    assert set(proposition.theme_links.values_list("published_at", flat=True)) == {published_at}
    take(Action.MASQUER, proposition)
    assert set(proposition.theme_links.values_list("published_at", flat=True)) == {None}


def test_a_restored_proposition_keeps_its_date_of_publication():
    proposition = PropositionFactory()
    take(Action.MASQUER, proposition)
    take(Action.RETABLIR, proposition)
    date = proposition.published_at
    proposition.refresh_from_db()
    assert proposition.published_at == date


def test_what_changed_meanwhile_is_told_with_who_changed_it():
    proposition, first = PropositionFactory(a_moderer=True), UserFactory(first_name="Ada", last_name="L")
    life.apply(proposition.pk, Action.PUBLIER, actor=first, expected_version=1)
    with pytest.raises(life.DecidedMeanwhile) as caught:
        life.apply(proposition.pk, Action.REJETER, note="Non.", expected_version=1)
    assert (caught.value.last.actor, caught.value.last.action) == (first, Action.PUBLIER)
    proposition.refresh_from_db()
    assert proposition.state == State.PUBLIEE


def test_a_published_proposition_is_read_once():
    proposition = PropositionFactory(moderated_at=None)
    take(Action.VALIDER, proposition)
    with pytest.raises(life.MoveRefused, match="déjà été relue"):
        take(Action.VALIDER, proposition)


def test_what_has_no_author_left_cannot_be_sent_back():
    proposition = PropositionFactory(a_moderer=True, auteur=None)
    with pytest.raises(life.MoveRefused, match="auteur joignable"):
        take(Action.RENVOYER, proposition)


def test_before_publication_a_confirmed_proposition_waits():
    proposition = PropositionFactory(brouillon=True)
    assert life.apply(proposition.pk, Action.CONFIRMER).state == State.A_MODERER


def test_after_publication_a_confirmed_proposition_is_public_and_waits_to_be_read():
    ConsultationSettings.objects.create(moderation=ConsultationSettings.Moderation.AFTER)
    proposition = PropositionFactory(brouillon=True, themes=[ThemeFactory()])
    life.apply(proposition.pk, Action.CONFIRMER, actor=proposition.auteur)
    proposition.refresh_from_db()
    assert proposition.is_published
    assert list(life.Proposition.objects.to_moderate()) == [proposition]
    assert_counters_exact()


def test_what_was_sent_back_and_completed_is_read_again_even_after_publication():
    proposition = PropositionFactory(a_moderer=True)
    take(Action.RENVOYER, proposition)
    ConsultationSettings.objects.create(moderation=ConsultationSettings.Moderation.AFTER)
    life.apply(proposition.pk, Action.CONFIRMER, actor=proposition.auteur)
    assert life.Proposition.objects.to_moderate().filter(pk=proposition.pk).exists()


def test_a_merged_proposition_leads_to_the_one_it_joined():
    proposition, target = PropositionFactory(), PropositionFactory()
    take(Action.FUSIONNER, proposition, merge_into=target)
    proposition.refresh_from_db()
    assert (proposition.state, proposition.merged_into) == (State.MASQUEE, target)
    assert_counters_exact()


def test_a_merge_of_a_merge_leads_straight_to_the_last():
    first, second, third = PropositionFactory.create_batch(3)
    take(Action.FUSIONNER, first, merge_into=second)
    take(Action.FUSIONNER, second, merge_into=third)
    first.refresh_from_db()
    assert first.merged_into == third


def test_a_restored_merge_stands_on_its_own_again():
    proposition = PropositionFactory()
    take(Action.FUSIONNER, proposition)
    take(Action.RETABLIR, proposition)
    proposition.refresh_from_db()
    assert (proposition.is_published, proposition.merged_into) == (True, None)
    assert_counters_exact()


def test_nothing_merges_with_itself():
    proposition = PropositionFactory()
    with pytest.raises(life.MoveRefused, match="autre proposition"):
        take(Action.FUSIONNER, proposition, merge_into=proposition)


@pytest.mark.parametrize("trait", ["a_moderer", "masquee", "rejetee", "retiree"])
def test_nothing_merges_with_what_the_public_cannot_read(trait):
    with pytest.raises(life.MoveRefused, match="publiée"):
        take(Action.FUSIONNER, PropositionFactory(), merge_into=PropositionFactory(**{trait: True}))


def test_a_target_hidden_since_it_was_chosen_is_refused():
    target = PropositionFactory()
    take(Action.MASQUER, target)
    assert target.is_published  # as the moderator's page still believes
    with pytest.raises(life.MoveRefused, match="publiée"):
        take(Action.FUSIONNER, PropositionFactory(), merge_into=target)


def test_reclassifying_moves_the_counters_and_the_copies():
    proposition = PropositionFactory(themes=[ThemeFactory()])
    axe, theme = AxeFactory(), ThemeFactory()
    life.reclassify(proposition.pk, actor=UserFactory(), axe=axe, themes=[theme, theme])
    link = PropositionTheme.objects.get(content_object=proposition)
    assert (link.tag, link.axe) == (theme, axe)
    assert link.published_at == proposition.published_at
    assert proposition.transitions.get().action == Action.RECLASSER
    assert_counters_exact()


def test_reclassifying_leaves_the_words_the_state_and_the_author_alone():
    proposition = PropositionFactory(a_moderer=True)
    life.reclassify(proposition.pk, actor=UserFactory(), axe=AxeFactory())
    changed = life.Proposition.objects.get(pk=proposition.pk)
    for name in ("title", "text", "state", "auteur", "moderated_at", "public_name"):
        assert getattr(changed, name) == getattr(proposition, name)
    assert not Courriel.objects.exists()


def test_reclassifying_where_it_already_is_changes_nothing():
    theme = ThemeFactory()
    proposition = PropositionFactory(themes=[theme])
    life.reclassify(proposition.pk, actor=UserFactory(), axe=proposition.axe, themes=[theme])
    assert not proposition.transitions.exists()


def test_reclassifying_without_themes_named_keeps_them():
    proposition = PropositionFactory(themes=[ThemeFactory()])
    life.reclassify(proposition.pk, actor=UserFactory(), axe=AxeFactory())
    assert proposition.theme_links.count() == 1
    assert_counters_exact()


@pytest.mark.parametrize("trait", ["brouillon", "rejetee", "retiree"])
def test_what_the_public_will_not_read_is_not_reclassified(trait):
    with pytest.raises(life.MoveRefused):
        life.reclassify(PropositionFactory(**{trait: True}).pk, actor=None, axe=AxeFactory())


def test_an_author_counts_once_from_the_first_publication_to_the_last():
    author = UserFactory()
    first, second = PropositionFactory.create_batch(2, a_moderer=True, auteur=author)
    take(Action.PUBLIER, first)
    take(Action.PUBLIER, second)
    assert counters.Total.objects.get(name=counters.AUTHORS).value == 1
    take(Action.MASQUER, first)
    assert counters.Total.objects.get(name=counters.AUTHORS).value == 1
    take(Action.MASQUER, second)
    assert counters.Total.objects.get(name=counters.AUTHORS).value == 0


def test_supports_leave_the_total_with_their_proposition_and_come_back_with_it():
    proposition = PropositionFactory(support_count=5, auteur=None)
    take(Action.MASQUER, proposition)
    assert counters.Total.objects.get(name=counters.SUPPORTS).value == 0
    take(Action.RETABLIR, proposition)
    assert counters.Total.objects.get(name=counters.SUPPORTS).value == 5


@pytest.mark.parametrize("action", decision_mails.MAILS)
def test_the_author_gets_one_mail_once_the_decision_can_no_longer_be_undone(action):
    state = rule.states_for(action)[0]
    proposition = PropositionFactory(**TRAITS[state])
    before = timezone.now()
    take(action, proposition)
    mail = Courriel.objects.get()
    assert mail.recipient == proposition.auteur.email
    assert mail.not_before >= before + UNDO_WINDOW
    assert proposition.display_reference in mail.subject


@pytest.mark.parametrize("action", [Action.VALIDER, Action.RETIRER])
def test_what_changes_nothing_for_the_author_sends_nothing(action):
    take(action, PropositionFactory(moderated_at=None))
    assert not Courriel.objects.exists()


def test_a_proposition_without_an_author_is_decided_without_a_mail():
    take(Action.PUBLIER, PropositionFactory(a_moderer=True, auteur=None))
    assert not Courriel.objects.exists()


def test_what_is_sent_back_can_be_edited_from_the_mail_without_another_code():
    proposition = PropositionFactory(a_moderer=True)
    take(Action.RENVOYER, proposition)
    depot = Depot.objects.get(proposition=proposition)
    assert depot.email_confirmed
    assert depot.edit_path in Courriel.objects.get().body


# What each decision asks, whatever the size; PostgreSQL's lock of the search index is not counted.
QUERIES = {
    Action.PUBLIER: 11,
    Action.VALIDER: 4,
    Action.REJETER: 6,
    Action.RENVOYER: 8,
    Action.MASQUER: 12,
    Action.RETABLIR: 12,
}
QUERIES_OF_A_MERGE = 25


def queries_of(pk: int, action: str, **arguments) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        life.apply(pk, action, **arguments)
    uncounted = ("SAVEPOINT", "advisory")
    return [q["sql"] for q in captured if not any(word in q["sql"] for word in uncounted)]


@pytest.mark.postgresql
@pytest.mark.parametrize("action", QUERIES)
def test_a_decision_takes_twelve_queries_at_most_whatever_the_size(action):
    state = {
        Action.MASQUER: State.PUBLIEE,
        Action.VALIDER: State.PUBLIEE,
        Action.RETABLIR: State.MASQUEE,
    }.get(action, State.A_MODERER)

    def asked(themes: int, supports: int) -> int:
        proposition = PropositionFactory(
            themes=ThemeFactory.create_batch(themes), support_count=supports, **TRAITS[state]
        )
        return len(queries_of(proposition.pk, action, note="Voici pourquoi."))

    few = asked(themes=1, supports=0)
    PropositionFactory.create_batch(20)
    assert (few, asked(themes=6, supports=70)) == (QUERIES[action], QUERIES[action])
    assert_counters_exact()


@pytest.mark.postgresql
def test_hiding_what_has_just_been_announced_and_reported_takes_one_query_more():
    proposition = PropositionFactory(a_moderer=True, themes=[ThemeFactory()])
    life.apply(proposition.pk, Action.PUBLIER)
    motif = MotifFactory()
    for network in ("192.0.2.1", "192.0.2.2"):
        reports.report(proposition, motif=motif, message="", user=None, network=network)
    assert len(queries_of(proposition.pk, Action.MASQUER, motif=motif)) == QUERIES[Action.MASQUER] + 1
    proposition.refresh_from_db()
    assert (proposition.report_count, Signalement.objects.open().count()) == (0, 0)
    assert "Nouvelle proposition" not in Nouvelle.objects.get().sentence


@pytest.mark.postgresql
def test_a_merge_also_moves_the_supports_in_as_many_queries_whatever_their_number():
    target = PropositionFactory()

    def asked(people: int) -> int:
        proposition = PropositionFactory(themes=ThemeFactory.create_batch(2))
        for user in UserFactory.create_batch(people):
            supports.add(user, proposition.pk)
        return len(queries_of(proposition.pk, Action.FUSIONNER, merge_into=target))

    assert (asked(people=1), asked(people=12)) == (QUERIES_OF_A_MERGE, QUERIES_OF_A_MERGE)
    assert_counters_exact()
    assert checked.drifts() == {}
