"""Near-identical propositions: found as they arrive, proposed once, merged or refused with one decision."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributions.analyse import grouping, screening
from contributions.analyse.models import Alerte, Groupe
from contributions.analyse.resemblance import keys, likeness, terms_of
from contributions.decisions import merging
from contributions.propositions import counters
from contributions.propositions.models import Proposition
from contributions.propositions.states import State
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.support.paraphrases import PAIRS

pytestmark = pytest.mark.django_db

TITLE = "Installer des bornes de recharge dans les couloirs du lycée"
TEXT = (
    "Les ordinateurs prêtés par la région n’ont plus de batterie à midi. Des bornes de recharge fermées à clé, "
    "une par couloir, éviteraient de chercher une prise pendant les cours et de renvoyer les élèves chez eux."
)
ALMOST = TEXT.replace("à midi", "dès midi").replace("chez eux", "à la maison")


def near(**traits):
    return PropositionFactory(**{"title": TITLE, "text": ALMOST, "a_moderer": True, **traits})


def original(**traits):
    return PropositionFactory(title=TITLE, text=TEXT, **traits)


def screened(*rows):
    for row in rows:
        screening.screen([row])
    return rows


def members(groupe):
    return set(groupe.membres.values_list("proposition", flat=True))


def test_near_identical_texts_share_a_number_and_paraphrases_do_not():
    first, second = original(), near()
    assert set(keys(terms_of(first))) & set(keys(terms_of(second)))
    assert likeness(terms_of(first), terms_of(second)) >= grouping.NEAR_MIN
    for pair in PAIRS:
        texts = [
            terms_of(Proposition(title=pair.title, text=pair.text)),
            terms_of(Proposition(title=pair.other_title, text=pair.other_text)),
        ]
        assert likeness(*texts) < grouping.NEAR_MIN, pair.title


@pytest.mark.postgresql
def test_what_arrives_joins_the_group_of_what_it_repeats():
    first, other, second, third = original(), PropositionFactory(), near(), near(auteur=None)
    screened(first, other, second, third)
    groupe = Groupe.objects.get()
    assert members(groupe) == {first.pk, second.pk, third.pk} and groupe.size == 3
    assert set(Alerte.objects.filter(rule="doublon").values_list("proposition", flat=True)) == members(groupe)
    first.refresh_from_db()
    assert first.alert_count == third.alert_count == 1


def test_a_whole_batch_is_grouped_as_one_by_one():
    rows = [original(), near(), near(auteur=None), PropositionFactory()]
    screening.screen(rows)
    assert members(Groupe.objects.get()) == {row.pk for row in rows[:3]}
    screening.screen(rows)
    call_command("screen_propositions", verbosity=0)
    assert Groupe.objects.count() == 1 and Groupe.objects.get().size == 3


@pytest.mark.parametrize("trait", ["rejetee", "masquee", "retiree"])
def test_what_is_decided_is_not_proposed(trait):
    screened(original(**{trait: True}), near())
    assert not Groupe.objects.exists()


def test_arriving_costs_the_same_among_ten_texts_and_many():

    def queries():
        row = near(auteur=None)
        with CaptureQueriesContext(connection) as captured:
            screening.screen([row])
        return len(captured)

    screening.screen([original(), *PropositionFactory.create_batch(10)])
    queries()
    few = queries()
    screening.screen(PropositionFactory.create_batch(60))
    assert queries() == few <= 30


def merge(groupe, kept, joined, actor=None, versions=None):
    return merging.merge(
        groupe.pk,
        kept=kept.pk,
        joined=[row.pk for row in joined],
        versions=versions or {},
        actor=actor or UserFactory(),
    )


@pytest.mark.postgresql
def test_one_decision_merges_a_group_and_publishes_what_is_kept():
    kept, second, third, apart = near(), near(auteur=None), near(auteur=None), near(auteur=None)
    screened(kept, second, third, apart)
    merged = merge(Groupe.objects.get(), kept, [second, third])
    assert merged.published and merged.joined == 2
    kept.refresh_from_db()
    assert kept.state == State.PUBLIEE
    assert set(kept.merged_propositions.all()) == {second, third}
    apart.refresh_from_db()
    assert apart.state == State.A_MODERER
    assert counters.drift() == {} and counters.totals_drift() == {}
    assert not Alerte.objects.filter(rule="doublon").exists()
    screened(apart)
    assert not Groupe.objects.filter(verdict="propose").exists(), "what was unticked is remembered"


def test_a_refused_group_is_not_proposed_again_but_a_newcomer_is():
    first, second = screened(original(), near())
    merging.refuse(Groupe.objects.get().pk)
    screened(first, second)
    call_command("screen_propositions", verbosity=0)
    assert Groupe.objects.get().verdict == "refuse"
    assert Proposition.objects.get(pk=second.pk).alert_count == 0
    third = near(auteur=None)
    screened(third)
    proposed = Groupe.objects.get(verdict="propose")
    assert third.pk in members(proposed) and proposed.size == 2


def test_a_group_that_changed_is_not_merged_by_half():
    kept, second, third = screened(original(), near(), near(auteur=None))
    groupe = Groupe.objects.get()
    third_version = third.version
    Proposition.objects.filter(pk=third.pk).update(version=third_version + 1)
    versions = {row.pk: row.version for row in (kept, second, third)}
    with pytest.raises(merging.life.DecidedMeanwhile):
        merge(groupe, kept, [second, third], versions=versions)
    assert not Proposition.objects.exclude(merged_into=None).exists() and not Courriel.objects.exists()
    for wrong in ([], [PropositionFactory()]):
        with pytest.raises(merging.life.MoveRefused):
            merge(groupe, kept, wrong)


GROUPS = "/admin/moderation/groupes/"


def test_the_screen_shows_a_group_merges_it_and_takes_it_back(client, moderator):
    kept, second, _ = screened(original(support_count=4), near(), near(auteur=None, text=ALMOST + " <b>"))
    groupe = Groupe.objects.get()
    assert TITLE in client.get(GROUPS).content.decode()
    page = client.get(f"{GROUPS}{groupe.pk}/").content.decode()
    assert "<mark>recharge</mark>" in page and "<b>" not in page[page.index("moderation__group") :]
    data = {"garder": kept.pk, "membre": [second.pk], "action": "fusionner"}
    page = client.post(f"{GROUPS}{groupe.pk}/", data, follow=True)
    assert "Une proposition a rejoint" in page.content.decode()
    second.refresh_from_db()
    assert second.merged_into == kept
    client.post("/admin/moderation/annuler/", {"lot": page.context["undoable"][0].lot})
    second.refresh_from_db()
    assert second.merged_into is None and second.state == State.A_MODERER
    assert counters.drift() == {} and not Courriel.objects.exists()


def test_a_group_decided_by_somebody_else_says_so(client, moderator):
    kept, second = screened(original(), near())
    groupe = Groupe.objects.get()
    merging.refuse(groupe.pk)
    data = {"garder": kept.pk, "membre": [second.pk]}
    answer = client.post(f"{GROUPS}{groupe.pk}/", data)
    assert answer.status_code == 409 and "déjà décidé" in answer.content.decode()
    assert client.get(f"{GROUPS}{groupe.pk}/").status_code == 302
    assert client.post(f"{GROUPS}{groupe.pk}/", {"garder": "x", "membre": "y"}).status_code == 409
    for pk in (999_999, 2**70):
        assert client.get(f"{GROUPS}{pk}/").status_code == 404
