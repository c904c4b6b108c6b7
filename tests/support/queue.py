"""A moderation queue of any size, and what each of its addresses costs."""

import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.db import connection
from django.test import Client
from django.utils import timezone

from comptes.models import User
from contributions.analyse.models import Alerte, Analyse
from contributions.analyse.resemblance import terms_of
from contributions.propositions.models import Proposition, PropositionTheme
from contributions.propositions.references import new_reference
from contributions.propositions.states import State
from home.demo.propositions import generate
from vocabulaires import cached
from vocabulaires.models import Axe, RegionAcademique, Theme

DISTINCT = 4_000
BATCH = 2_000
QUEUE = "/admin/moderation/"


def fill(count: int) -> None:
    """Store propositions that wait, with all that moderation notes of them; texts come round again."""
    draw = random.Random(2020)
    axes, themes = list(Axe.objects.all()), list(Theme.objects.all())
    regions = list(RegionAcademique.objects.all())
    texts = [(draft.title, draft.text) for draft in generate(min(count, DISTINCT))]
    profils = list(cached.profils().values())
    terms: dict[int, str] = {}
    now = timezone.now()

    def rows() -> Iterator[Proposition]:
        for number in range(count):
            title, text = texts[number % len(texts)]
            received = now - timedelta(seconds=60 * (count - number))
            yield Proposition(
                title=title,
                slug=f"proposition-{number}",
                text=text,
                state=State.A_MODERER,
                reference=f"{number:08d}" if count > 10_000 else new_reference(),
                axe=draw.choice(axes),
                region=draw.choice(regions),
                profil=draw.choice(profils),
                fingerprint=f"{number:064d}",
                created_at=received,
                submitted_at=received,
                alert_count=int(draw.random() < 0.15),
            )

    remaining = rows()
    number = 0
    while batch := list(islice(remaining, BATCH)):
        Proposition.objects.bulk_create(batch, batch_size=500)
        analyses = []
        for row in batch:
            key = number % len(texts)
            if key not in terms:
                terms[key] = terms_of(row)
            analyses.append(Analyse(proposition=row, terms=terms[key]))
            number += 1
        Analyse.objects.bulk_create(analyses, batch_size=500)
        Alerte.objects.bulk_create(
            [
                Alerte(proposition=row, rule=draw.choice(Alerte.Rule.values))
                for row in batch
                if row.alert_count
            ],
            batch_size=500,
        )
        PropositionTheme.objects.bulk_create(
            [PropositionTheme(content_object=row, tag=draw.choice(themes), axe=row.axe) for row in batch],
            batch_size=500,
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def addresses() -> dict[str, str]:
    """The queue, each of its filters, its search and its orders."""
    axe, theme = Axe.objects.first(), Theme.objects.order_by("pk").first()
    region = RegionAcademique.objects.first()
    day = timezone.localdate()
    return {
        "file": QUEUE,
        "à modérer": f"{QUEUE}?situation=a-moderer",
        "toutes": f"{QUEUE}?situation=toutes",
        "rejetées": f"{QUEUE}?situation=rejetees",
        "page 30": f"{QUEUE}?p=30",
        "axe": f"{QUEUE}?axe={axe.pk}",
        "thème": f"{QUEUE}?theme={theme.pk}",
        "région": f"{QUEUE}?region={region.pk}",
        "profil": f"{QUEUE}?profil=eleve",
        "date": f"{QUEUE}?recue_from={day - timedelta(days=9)}&recue_to={day}",
        "alerte": f"{QUEUE}?alerte=lien",
        "une alerte": f"{QUEUE}?alerte=toutes",
        "tri par alertes": f"{QUEUE}?ordering=-alert_count",
        "mot courant": f"{QUEUE}?q=ordinateur",
        "mot rare": f"{QUEUE}?q=pictogrammes",
        "deux mots": f"{QUEUE}?q=tablette+lycée&axe={axe.pk}",
    }


@dataclass(frozen=True)
class Cost:
    """One address: queries, what the database took for them, the processor's time of the rest; milliseconds.

    Of the database's times the least is kept and of the processor's the middle, so that what else the
    machine does counts little.
    """

    name: str
    queries: int
    database: float
    processor: float

    @property
    def total(self) -> float:
        return self.database + self.processor


class Recorder:
    def __init__(self) -> None:
        self.count, self.milliseconds = 0, 0.0

    def __call__(self, execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.milliseconds += 1000 * (time.perf_counter() - start)


def measure(client: Client, name: str, path: str, rounds: int = 7) -> Cost:
    """Ask several times; the first one warms what stays warm."""
    client.get(path)
    recorders, processor = [], []
    for _ in range(rounds):
        recorder = Recorder()
        start = time.process_time()
        with connection.execute_wrapper(recorder):
            response = client.get(path)
        processor.append(1000 * (time.process_time() - start))
        if response.status_code != 200:
            raise RuntimeError(f"{path} answered {response.status_code}")
        recorders.append(recorder)
    return Cost(
        name,
        recorders[0].count,
        min(recorder.milliseconds for recorder in recorders),
        statistics.median(processor),
    )


def moderator_client() -> Client:
    """Somebody who decides on everything."""
    user = User.objects.create_superuser("mesure@example.org", "mot-de-passe-de-mesure")
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    return client
