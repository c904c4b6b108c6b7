"""Following a measure, and what its followers and those of the propositions it cites are told."""

import hashlib
from collections.abc import Collection, Sequence

from django.db import transaction

from comptes.follows import Followable, Subject, announce
from contributions.propositions.follows import PROPOSITION_KIND
from contributions.propositions.models import Proposition
from suites.models import Annonce, Mesure, MesureEtape

MESURE_KIND = "mesure"
PUBLISHED = "publiee"


def resolve(ids: Collection[int]) -> dict[int, Subject]:
    rows = Mesure.objects.live().filter(pk__in=ids).only("title", "slug")
    return {row.pk: Subject(row.title, row.get_absolute_url()) for row in rows}


MESURE = Followable(MESURE_KIND, "la mesure", "Une mesure qui n’est plus en ligne", resolve)


def announce_citations(mesure: Mesure, propositions: Sequence[Proposition]) -> None:
    """Tell the followers of propositions that a public measure cites them; one query."""
    if propositions and mesure.live:
        announce(
            PROPOSITION_KIND,
            propositions[0].pk,
            f"La mesure « {mesure.title} » cite une proposition que vous suivez.",
            mesure.get_absolute_url(),
            also=[(PROPOSITION_KIND, row.pk) for row in propositions[1:]],
        )


def state_key(mesure: Mesure) -> str:
    return f"etat-{mesure.state}"


def step_key(step: MesureEtape) -> str:
    digest = hashlib.sha256(f"{step.date:%Y-%m-%d} {step.text}".encode()).hexdigest()
    return f"etape-{digest[:32]}"


@transaction.atomic
def announce_progress(mesure: Mesure) -> None:
    """Tell what is new in a measure that has just been published, each piece of progress once.

    The first publication tells the followers of what it cites; what it says already is not news.
    """
    steps = {step_key(step): step for step in mesure.steps if step.done}
    told = set(mesure.annonces.values_list("key", flat=True))
    fresh = [key for key in (PUBLISHED, state_key(mesure), *steps) if key not in told]
    Annonce.objects.bulk_create([Annonce(mesure=mesure, key=key) for key in fresh], ignore_conflicts=True)
    if PUBLISHED in fresh:
        announce_citations(mesure, [citation.proposition for citation in public_rows(mesure)])
        return
    sentences = [f"La mesure « {mesure.title} » avance : {steps[key].text}" for key in fresh if key in steps]
    if state_key(mesure) in fresh:
        sentences.append(
            f"La mesure « {mesure.title} » est désormais : {mesure.get_state_display().lower()}."
        )
    cited = [(PROPOSITION_KIND, pk) for pk in mesure.citations.values_list("proposition", flat=True)]
    for sentence in sentences:
        announce(MESURE_KIND, mesure.pk, sentence, mesure.get_absolute_url(), also=cited)


def public_rows(mesure: Mesure):
    return mesure.citations.published().select_related("proposition").order_by("pk")


def on_published(sender: type[Mesure], instance: Mesure, **kwargs) -> None:
    """Also sent for a measure that is only scheduled, which nobody reads yet."""
    if instance.live:
        announce_progress(instance)
