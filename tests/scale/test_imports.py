"""Imports of the size a country sends."""

import gc
import io
import re
import time
from pathlib import Path

import pytest

from contributions.imports import preparing, running
from contributions.imports.models import Import
from contributions.propositions import counters
from contributions.propositions.models import Proposition
from search.models import Document
from tests.contributions.imports.samples import decidim, decidim_row
from tests.vocabulaires.factories import AxeFactory

pytestmark = pytest.mark.django_db

ROWS = 5_000
SECONDS_MAX = 60
# What it costs whatever else the machine does meanwhile.
CPU_SECONDS_MAX = 40
MANY = 100_000
MEGABYTES_MAX = 120
SENTENCES = [
    "Chaque établissement devrait disposer d’un accès fiable au réseau pour tous les élèves.",
    "Les enseignants demandent du temps pour se former ensemble aux outils numériques.",
    "Les familles éloignées du numérique ont besoin d’un accompagnement près de chez elles.",
    "Il faudrait mutualiser les ressources produites par les équipes pédagogiques.",
    "Le prêt de matériel pendant l’année entière éviterait bien des inégalités.",
]


def row(number: int) -> dict:
    words = "\n".join(f"<p>{SENTENCES[(number + step) % 5]} Cas {number}.</p>" for step in range(4))
    changes = {"body": words}
    if number % 50 == 0:
        changes["title"] = ""
    return decidim_row(number, **changes)


def imported(content: bytes) -> Import:
    batch = preparing.receive(io.BytesIO(content), name="decidim.csv", author=None, publish=True)
    running.begin(batch, Import.State.EN_COURS, sources=[Import.State.RECU])
    running.go_on(batch)
    return batch


def forget_peak() -> None:
    """Let the highest point of memory be counted from now: making the file took more than reading it."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")


def memory(name: str) -> int:
    """A measure of this process as the kernel gives it, in bytes."""
    line = re.search(rf"^{name}:\s+(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(line[1]) * 1024


def test_five_thousand_rows_of_decidim_come_in_under_a_minute_and_only_once(capsys):
    AxeFactory(short_name="Égal accès", slug="egal-acces")
    content = decidim(*map(row, range(1, ROWS + 1)))

    started, worked = time.monotonic(), time.process_time()
    batch = imported(content)
    first, cpu = time.monotonic() - started, time.process_time() - worked
    started = time.monotonic()
    again = imported(content)
    second = time.monotonic() - started

    with capsys.disabled():
        print(
            f"\nImport de {ROWS} lignes de Decidim : {first:.1f} s index compris, {cpu:.1f} s de processeur "
            f"({batch.created_count} créées, {batch.refused_count} refusées) ; le même fichier de nouveau : "
            f"{second:.1f} s ({again.created_count} créée, {again.known_count} déjà là)"
        )
    assert (batch.rows_read, batch.created_count, batch.known_count, batch.refused_count) == (
        ROWS,
        4900,
        0,
        100,
    )
    assert (again.rows_read, again.created_count, again.known_count, again.refused_count) == (
        ROWS,
        0,
        4900,
        100,
    )
    assert Proposition.objects.count() == 4900
    assert Document.objects.filter(kind="proposition").count() == 4900
    assert counters.drift() == {}
    assert first < SECONDS_MAX
    assert cpu < CPU_SECONDS_MAX


def test_a_hundred_thousand_rows_are_tried_out_in_bounded_memory(capsys):
    AxeFactory(short_name="Égal accès", slug="egal-acces")
    content = decidim(*map(row, range(1, MANY + 1)))
    batch = preparing.receive(io.BytesIO(content), name="decidim.csv", author=None, bytes_max=100_000_000)
    del content
    running.begin(batch, Import.State.ESSAI, sources=running.TRIABLE)
    forget_peak()
    before = memory("VmRSS")
    started = time.monotonic()

    running.go_on(batch)

    peak = memory("VmHWM") - before
    with capsys.disabled():
        print(
            f"\nEssai de {MANY} lignes : {time.monotonic() - started:.0f} s, mémoire accrue de {peak / 1e6:.0f} Mo"
        )
    assert batch.rows_read == MANY
    assert batch.adds_up
    assert peak < MEGABYTES_MAX * 1e6
