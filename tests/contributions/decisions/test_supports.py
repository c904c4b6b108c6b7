"""A support counts once per person, wherever the proposition goes, and every count agrees."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comptes import personal_data
from comptes.personal_data import TextsChoice
from contributions.decisions import life, support_counts, supports, undo
from contributions.decisions.models import Soutien
from contributions.decisions.own_supports import supports_of
from contributions.propositions import counters
from contributions.propositions.models import ConsultationSettings, Proposition, Total
from contributions.propositions.states import Action
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counts_agree(db):
    """Whatever a test does, the counts say what the supports say."""
    yield
    assert checked.drifts() == {}
    assert not counters.wrong_copies().exists()
    assert counters.totals_drift() == {}
    assert counters.drift() == {}


@pytest.fixture
def over():
    ConsultationSettings.objects.update_or_create(
        pk=ConsultationSettings.load().pk, defaults={"closes_at": timezone.now() - timedelta(days=1)}
    )


def count_of(proposition: Proposition) -> int:
    return Proposition.objects.values_list("support_count", flat=True).get(pk=proposition.pk)


def total() -> int:
    return Total.objects.filter(name=counters.SUPPORTS).values_list("value", flat=True).first() or 0


def merge(source: Proposition, kept: Proposition) -> None:
    life.apply(source.pk, Action.FUSIONNER, actor=UserFactory(), merge_into=kept)


def test_a_support_counts_on_the_proposition_under_its_themes_and_in_the_total():
    proposition, user = PropositionFactory(themes=ThemeFactory.create_batch(2)), UserFactory()
    assert supports.add(user, proposition.pk)
    assert count_of(proposition) == 1
    assert set(proposition.theme_links.values_list("support_count", flat=True)) == {1}
    assert total() == 1


def test_a_second_click_changes_nothing():
    proposition, user = PropositionFactory(), UserFactory()
    assert [supports.add(user, proposition.pk), supports.add(user, proposition.pk)] == [True, False]
    assert count_of(proposition) == 1


def test_a_support_is_withdrawn_as_it_was_given():
    proposition, user = PropositionFactory(themes=[ThemeFactory()]), UserFactory()
    supports.add(user, proposition.pk)
    assert [supports.withdraw(user, proposition.pk), supports.withdraw(user, proposition.pk)] == [True, False]
    assert (count_of(proposition), total()) == (0, 0)


def test_a_support_costs_six_queries_and_a_second_click_three(django_assert_num_queries):
    proposition, user = PropositionFactory(themes=[ThemeFactory()]), UserFactory()
    supports.add(UserFactory(), proposition.pk)
    # The transaction's own savepoint is two more, here inside the test's transaction.
    with django_assert_num_queries(6 + 2):
        supports.add(user, proposition.pk)
    with django_assert_num_queries(3 + 2):
        supports.add(user, proposition.pk)


@pytest.mark.parametrize("state", ["brouillon", "a_moderer", "rejetee", "masquee", "retiree"])
def test_what_the_public_cannot_read_cannot_be_supported(state):
    proposition = PropositionFactory(**{state: True})
    with pytest.raises(supports.Unknown):
        supports.add(UserFactory(), proposition.pk)
    assert not Soutien.objects.exists()


@pytest.mark.parametrize("pk", [0, 999_999, 2**63, 2**70])
def test_a_forged_number_supports_nothing(pk):
    with pytest.raises(supports.Unknown):
        supports.add(UserFactory(), pk)


def test_nobody_supports_their_own_proposition():
    proposition = PropositionFactory()
    with pytest.raises(supports.OwnProposition):
        supports.add(proposition.auteur, proposition.pk)


def test_counts_no_longer_change_once_the_consultation_is_over(over):
    proposition = PropositionFactory()
    for change in (supports.add, supports.withdraw):
        with pytest.raises(supports.Closed):
            change(UserFactory(), proposition.pk)


def test_a_hidden_proposition_leaves_the_total_and_comes_back_with_its_supports():
    proposition, user = PropositionFactory(themes=[ThemeFactory()]), UserFactory()
    supports.add(user, proposition.pk)
    life.apply(proposition.pk, Action.MASQUER, motif=MotifFactory())
    assert total() == 0
    supports.add(UserFactory(), PropositionFactory().pk)
    life.apply(proposition.pk, Action.RETABLIR)
    assert total() == 2


def test_one_may_withdraw_from_what_was_hidden_meanwhile():
    proposition, user = PropositionFactory(), UserFactory()
    supports.add(user, proposition.pk)
    life.apply(proposition.pk, Action.MASQUER, motif=MotifFactory())
    assert supports.withdraw(user, proposition.pk)
    assert (count_of(proposition), total()) == (0, 0)


def test_merged_propositions_count_each_person_once():
    source, kept = PropositionFactory.create_batch(2, themes=[ThemeFactory()])
    both, one, other = UserFactory.create_batch(3)
    for user, proposition in ((both, source), (both, kept), (one, source), (other, kept)):
        supports.add(user, proposition.pk)
    merge(source, kept)
    assert (count_of(kept), total()) == (3, 3)
    assert [row.proposition for row in supports_of(one)] == [kept]
    with pytest.raises(supports.Merged) as caught:
        supports.add(other, source.pk)
    assert caught.value.kept_pk == kept.pk


def test_the_author_of_the_kept_proposition_does_not_support_it_through_a_merge():
    source, kept = PropositionFactory.create_batch(2)
    supports.add(kept.auteur, source.pk)
    merge(source, kept)
    assert count_of(kept) == 0


def test_undoing_a_merge_gives_back_what_each_had():
    source, kept = PropositionFactory.create_batch(2)
    both, one, other = UserFactory.create_batch(3)
    for user, proposition in ((both, source), (both, kept), (one, source), (other, kept)):
        supports.add(user, proposition.pk)
    merge(source, kept)
    life.apply(source.pk, Action.RETABLIR)
    assert (count_of(source), count_of(kept), total()) == (2, 2, 4)


def test_a_merge_taken_back_within_its_seconds_gives_back_what_each_had():
    source, kept = PropositionFactory.create_batch(2)
    one, other, moderator = UserFactory.create_batch(3)
    supports.add(one, source.pk)
    supports.add(other, kept.pk)
    life.apply(source.pk, Action.FUSIONNER, actor=moderator, merge_into=kept)
    assert count_of(kept) == 2
    undo.undo(source.transitions.get().lot, actor=moderator)
    assert (count_of(source), count_of(kept), total()) == (1, 1, 2)


def test_supports_follow_a_chain_of_merges_and_come_back_link_by_link():
    first, second, third = PropositionFactory.create_batch(3)
    a, b, both = UserFactory.create_batch(3)
    for user, proposition in ((a, first), (b, second), (both, first), (both, second)):
        supports.add(user, proposition.pk)
    merge(first, second)
    assert count_of(second) == 3
    merge(second, third)
    assert (count_of(third), total()) == (3, 3)
    life.apply(first.pk, Action.RETABLIR)
    # Who supported both still supports the one that stays merged.
    assert (count_of(first), count_of(third), total()) == (2, 2, 4)
    life.apply(second.pk, Action.RETABLIR)
    assert (count_of(first), count_of(second), count_of(third)) == (2, 2, 0)


def test_withdrawing_from_the_kept_proposition_withdraws_what_the_merge_brought():
    source, kept, user = PropositionFactory(), PropositionFactory(), UserFactory()
    supports.add(user, source.pk)
    merge(source, kept)
    assert supports.withdraw(user, kept.pk)
    life.apply(source.pk, Action.RETABLIR)
    assert (count_of(source), count_of(kept), total()) == (0, 0, 0)


def test_supports_without_a_name_are_merged_too_and_come_back():
    source, kept = PropositionFactory(support_count=7), PropositionFactory(support_count=5)
    merge(source, kept)
    assert (count_of(kept), total()) == (12, 12)
    life.apply(source.pk, Action.RETABLIR)
    assert (count_of(source), count_of(kept), total()) == (7, 5, 12)


def test_merging_costs_the_same_whatever_the_number_of_supports(django_assert_max_num_queries):
    source, kept = PropositionFactory.create_batch(2, themes=[ThemeFactory()])
    for user in UserFactory.create_batch(30):
        supports.add(user, source.pk)
    actor = UserFactory()
    with django_assert_max_num_queries(40):
        life.apply(source.pk, Action.FUSIONNER, actor=actor, merge_into=kept)
    assert count_of(kept) == 30


def test_who_leaves_while_the_consultation_is_open_takes_their_supports_along():
    first, second = PropositionFactory.create_batch(2, themes=[ThemeFactory()])
    user = UserFactory()
    for proposition in (first, second):
        supports.add(user, proposition.pk)
    personal_data.erase(user, TextsChoice.ANONYMES)
    assert (count_of(first), count_of(second), total()) == (0, 0, 0)
    assert not Soutien.objects.exists()


def test_who_leaves_once_it_is_over_stays_counted_without_a_name():
    source, kept, alone = PropositionFactory.create_batch(3)
    user = UserFactory()
    for proposition in (source, kept, alone):
        supports.add(user, proposition.pk)
    merge(source, kept)
    settings = ConsultationSettings.load()
    settings.closes_at = timezone.now() - timedelta(days=400)
    settings.save()
    personal_data.erase(user, TextsChoice.ANONYMES)
    assert (count_of(kept), count_of(alone), total()) == (1, 1, 2)
    assert not Soutien.objects.exists()


def test_an_account_deleted_by_an_administrator_leaves_exact_counts():
    proposition, user = PropositionFactory(), UserFactory()
    supports.add(user, proposition.pk)
    user.delete()
    assert (count_of(proposition), total()) == (0, 0)


def test_what_one_supports_is_in_the_export():
    user, proposition = UserFactory(), PropositionFactory(title="Prêter des claviers adaptés")
    supports.add(user, proposition.pk)
    (support,) = personal_data.export(user)["soutiens"]
    assert support["proposition"] == "Prêter des claviers adaptés"


def test_a_repair_brings_supports_and_their_copies_to_the_truth():
    proposition = PropositionFactory(themes=[ThemeFactory()])
    supports.add(UserFactory(), proposition.pk)
    Proposition.objects.update(support_count=40)
    assert support_counts.drift() == {proposition.pk: -39}
    assert checked.repair() > 0
    assert count_of(proposition) == 1
