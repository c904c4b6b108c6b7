"""Files of imports hold what their sources wrote of people: they do not outlive their use."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from contributions.imports import preparing, running
from contributions.imports.models import Import
from contributions.propositions.models import Proposition
from operations import scheduled
from tests.contributions.imports.samples import decidim, decidim_row

pytestmark = pytest.mark.django_db
State = Import.State


@pytest.fixture
def batch(axe) -> Import:
    batch = preparing.receive(
        io.BytesIO(decidim(decidim_row(1))), name="fichier.csv", author=None, publish=True
    )
    running.begin(batch, State.EN_COURS, sources=running.TRIABLE)
    running.go_on(batch)
    return batch


def aged(batch: Import, days: int, **changes) -> Import:
    moment = timezone.now() - timedelta(days=days)
    Import.objects.filter(pk=batch.pk).update(finished_at=moment, heartbeat=moment, **changes)
    call_command("purge_imports")
    batch.refresh_from_db()
    return batch


def test_the_file_of_an_import_over_for_thirty_days_is_erased(batch):
    assert not aged(batch, 31).parts.exists()
    assert batch.state == State.TERMINE
    assert batch.created_count == 1


def test_the_file_of_a_recent_import_stays(batch):
    assert aged(batch, 29).parts.exists()


def test_an_import_without_its_file_is_still_undone(batch):
    aged(batch, 31)
    running.begin(batch, State.ANNULATION, sources=running.UNDOABLE)
    running.go_on(batch)
    assert not Proposition.objects.exists()


@pytest.mark.parametrize("state", [State.RECU, State.ESSAYE, State.ECHEC])
def test_a_file_that_nobody_imported_is_erased_whole(axe, state):
    batch = preparing.receive(io.BytesIO(decidim(decidim_row(1))), name="fichier.csv", author=None)
    Import.objects.filter(pk=batch.pk).update(state=state, heartbeat=timezone.now() - timedelta(days=31))
    call_command("purge_imports")
    assert not Import.objects.exists()


def test_an_import_cut_off_keeps_the_file_it_will_be_taken_up_with(batch):
    assert aged(batch, 31, state=State.EN_COURS).parts.exists()


def test_the_erasure_is_scheduled():
    assert "purge_imports" in {work.command for work in scheduled.works()}
