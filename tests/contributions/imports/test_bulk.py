"""What imports rely on when they store many propositions at once."""

import pytest
from django.utils import timezone

from contributions.imports import bulk
from contributions.propositions import counters
from contributions.propositions.models import Proposition
from contributions.propositions.states import State
from search.models import Document
from tests.contributions.factories import PropositionFactory

pytestmark = pytest.mark.django_db


def prepared(**fields) -> Proposition:
    now = timezone.now()
    moments = {"submitted_at": now, "moderated_at": now, "published_at": now}
    return PropositionFactory.build(state=State.PUBLIEE, auteur=None, **moments, **fields)


@pytest.fixture
def known():
    return PropositionFactory()


def test_a_reference_already_taken_is_drawn_again(known):
    one = prepared(axe=known.axe, reference=known.reference)
    two = prepared(axe=known.axe, reference=known.reference)

    assert list(bulk.store_many([(one, []), (two, [])])) == [2]

    assert len({known.reference, one.reference, two.reference}) == 3


def test_a_reference_that_is_free_is_kept(known):
    one = prepared(axe=known.axe)
    reference = one.reference

    list(bulk.store_many([(one, [])]))

    assert one.reference == reference


def test_counters_and_index_are_exact_even_when_the_rows_break_off(known, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH_SIZE", 1)

    def broken_off():
        yield prepared(axe=known.axe), []
        raise ConnectionError

    with pytest.raises(ConnectionError):
        list(bulk.store_many(broken_off()))

    assert counters.drift() == {}
    assert Document.objects.filter(kind="proposition").exists()
