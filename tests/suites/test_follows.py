"""Who follows a measure or a proposition hears once of each progress."""

import datetime

import pytest

from comptes.models import Nouvelle
from suites.citations import cite
from suites.models import MesureEtape
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.suites.factories import CitationFactory, MesureFactory

pytestmark = pytest.mark.django_db


def publish(mesure):
    mesure.save_revision(user=UserFactory()).publish()
    mesure.refresh_from_db()


def told() -> list[str]:
    return list(Nouvelle.objects.order_by("pk").values_list("sentence", flat=True))


def test_followers_of_cited_propositions_hear_of_a_measure_when_it_is_published():
    mesure = MesureFactory(draft=True, title="Du débit partout")
    row = PropositionFactory()
    cite(mesure, [row])
    assert told() == []
    publish(mesure)
    publish(mesure)
    assert told() == ["La mesure « Du débit partout » cite une proposition que vous suivez."]
    assert Nouvelle.objects.get().targets == [["proposition", row.pk]]


def test_a_citation_added_to_a_public_measure_is_told_at_once():
    mesure = MesureFactory()
    first, second = PropositionFactory.create_batch(2)
    cite(mesure, [first])
    cite(mesure, [first, second])
    assert [nouvelle.targets for nouvelle in Nouvelle.objects.order_by("pk")] == [
        [["proposition", first.pk]],
        [["proposition", second.pk]],
    ]


def test_each_step_done_and_each_state_is_told_once():
    mesure = MesureFactory(title="Du débit partout")
    citation = CitationFactory(mesure=mesure)
    publish(mesure)
    Nouvelle.objects.all().delete()
    mesure.etapes.add(MesureEtape(date=datetime.date(2020, 11, 5), text="Les travaux commencent", done=True))
    mesure.etapes.add(MesureEtape(date=datetime.date(2021, 11, 5), text="Les travaux finissent"))
    mesure.state = "engagee"
    publish(mesure)
    publish(mesure)
    assert told() == [
        "La mesure « Du débit partout » avance : Les travaux commencent",
        "La mesure « Du débit partout » est désormais : engagée.",
    ]
    assert Nouvelle.objects.first().targets == [
        ["mesure", mesure.pk],
        ["proposition", citation.proposition_id],
    ]
