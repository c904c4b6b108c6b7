from functools import partial

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from contributions.analyse.models import Alerte, Groupe, MembreDeGroupe
from contributions.propositions import counters, repairs
from contributions.propositions.models import Proposition, PropositionCount, Total
from operations import counters as checked
from tests.contributions.factories import CommentaireFactory, PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

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
    assert checked.drifts() == {} and not counters.wrong_copies().exists()


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
            assert checked.repair()
        assert checked.drifts() == {}
        return len(queries)

    PropositionFactory(support_count=5, unnamed_supports=5)
    alone = queries_of_a_repair()
    PropositionFactory.create_batch(12)
    assert queries_of_a_repair() == alone
    monkeypatch.setattr(repairs, "parts", partial(repairs.parts, size=5))
    assert queries_of_a_repair() > alone


# What a column with such a name counts elsewhere than in rows of another table.
NOT_COUNTERS = {
    # The report of a job, as it ended.
    "contributions.Import.created_count",
    "contributions.Import.known_count",
    "contributions.Import.refused_count",
    "contributions.Import.removed_count",
    "contributions.Import.kept_count",
    # Months of the public log: counted again while they can change, then published and final.
    "contributions.DecisionCount.total",
    "contributions.DelayCount.total",
}
NAMES = ("total", "value", "size")


def counter_fields() -> list[str]:
    fields = (
        field
        for model in apps.get_app_config("contributions").get_models()
        for field in model._meta.local_fields
    )
    names = [str(field) for field in fields if field.name.endswith("_count") or field.name in NAMES]
    return sorted(set(names) - NOT_COUNTERS)


@pytest.fixture
def everything_counted():
    proposition, other = PropositionFactory.create_batch(2, themes=[ThemeFactory()])
    CommentaireFactory(parent=CommentaireFactory(proposition=proposition), proposition=proposition)
    Alerte.objects.create(proposition=proposition, rule=Alerte.Rule.LIEN)
    groupe = Groupe.objects.create()
    MembreDeGroupe.objects.bulk_create(
        MembreDeGroupe(groupe=groupe, proposition=row) for row in (proposition, other)
    )
    checked.repair()
    assert checked.drifts() == {}


@pytest.mark.parametrize("name", counter_fields())
def test_whatever_counter_is_wrong_is_named_and_mended(everything_counted, name):
    model, _, field = name.rpartition(".")
    table = apps.get_model(model).objects
    assert table.exists()
    right = list(table.order_by("pk").values_list("pk", field))
    table.update(**{field: F(field) + 7})
    [counter] = [counter for counter in checked.registered() if name in counter.fields]
    assert counter.label in checked.drifts()
    assert checked.repair() > 0
    assert checked.drifts() == {}
    assert list(table.order_by("pk").values_list("pk", field)) == right


def test_every_counter_that_is_declared_is_a_column():
    declared = {name for counter in checked.registered() for name in counter.fields}
    assert declared == set(counter_fields())
