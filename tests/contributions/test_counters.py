import pytest

from contributions import counters
from contributions.models import PropositionCount
from tests.contributions.factories import AxeFactory, PropositionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def test_counters_say_what_the_table_says():
    axe, themes = AxeFactory(), ThemeFactory.create_batch(2)
    PropositionFactory.create_batch(3, axe=axe, themes=themes)
    PropositionFactory(axe=axe, a_moderer=True, themes=themes)
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


def test_a_repair_brings_every_counter_to_the_truth():
    PropositionFactory.create_batch(2, themes=[ThemeFactory()])
    PropositionCount.objects.update(total=40)
    assert counters.drift() != {}
    assert counters.repair() > 0
    assert counters.drift() == {}


def test_a_repair_of_exact_counters_changes_nothing():
    PropositionFactory()
    assert counters.repair() == 0
