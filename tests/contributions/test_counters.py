from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from contributions import counters, repairs
from contributions.comments import counts as comment_counts
from contributions.models import Proposition, PropositionCount, Total
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


def test_the_check_fails_while_a_counter_is_wrong_and_says_which(capsys):
    PropositionFactory(themes=[ThemeFactory()])
    call_command("check_counters")
    PropositionCount.objects.update(total=40)
    Total.objects.filter(name=counters.AUTHORS).update(value=9)
    with pytest.raises(SystemExit) as ended:
        call_command("check_counters")

    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert "Propositions par axe, thème, région et profil : 2 écart(s)" in said
    assert "auteurs : -8" in said


def test_the_check_covers_supports_and_their_copies_by_theme(capsys):
    proposition = PropositionFactory(themes=[ThemeFactory()])
    Proposition.objects.update(support_count=3)
    with pytest.raises(SystemExit):
        call_command("check_counters")
    said = capsys.readouterr().out
    assert f"  {proposition.pk} : -3" in said
    assert "Soutiens recopiés pour les thèmes : 1 écart(s)" in said
    call_command("check_counters", repair=True)
    assert counters.supports_drift() == {} and not counters.wrong_copies().exists()


def test_the_check_repairs_when_asked(capsys):
    PropositionFactory(support_count=3)
    PropositionCount.objects.update(total=40)
    call_command("check_counters", repair=True)

    assert "Tous les compteurs sont justes." in capsys.readouterr().out
    assert counters.drift() == {}


def test_the_check_reads_and_mends_by_parts_never_row_by_row(monkeypatch):
    def queries_of_a_repair() -> int:
        Proposition.objects.update(support_count=F("support_count") + 3, comment_count=2)
        with CaptureQueriesContext(connection) as queries:
            assert counters.repair()
        assert counters.supports_drift() == {} == comment_counts.drift()
        return len(queries)

    PropositionFactory(support_count=5, unnamed_supports=5)
    alone = queries_of_a_repair()
    PropositionFactory.create_batch(12)
    assert queries_of_a_repair() == alone
    monkeypatch.setattr(repairs, "parts", partial(repairs.parts, size=5))
    assert queries_of_a_repair() > alone
