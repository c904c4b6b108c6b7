"""Storing many propositions at once, for imports and for the demo, with all that is derived from them."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.db import transaction

import page_cache
from comptes.models import User
from contributions.analyse import screening, theming
from contributions.decisions import delays
from contributions.decisions.life import SEARCH_KIND
from contributions.propositions import counters
from contributions.propositions.models import Proposition, PropositionTheme, Transition
from contributions.propositions.models.propositions import slug_of
from contributions.propositions.references import new_reference
from contributions.propositions.states import Action, Origine, State
from contributions.propositions.texts import fingerprint
from search import index
from search.models import Corpus

BATCH_SIZE = 1000
# Reading the whole corpus afresh is worth its time only for what is a good part of it.
REBUILD_SHARE = 20
ENTRY = {Origine.EN_LIGNE: Action.CONFIRMER, Origine.IMPORT: Action.IMPORTER, Origine.ATELIER: Action.SAISIR}


def store_many(rows: Iterable[tuple[Proposition, list[int]]], *, actor: User | None = None) -> Iterator[int]:
    """Insert propositions with the themes each is filed under, and yield how many are stored so far.

    The propositions carry their state and dates. Each batch is a transaction; counters, the search
    index and the words of the themes are brought up to date once, at the end, even one brought forward by
    an error. ``actor`` is who brings them in, for the history.
    """
    rows = iter(rows)
    stored = array("q")
    try:
        while batch := list(islice(rows, BATCH_SIZE)):
            store_batch(batch, actor=actor)
            stored.extend(proposition.pk for proposition, _ in batch)
            yield len(stored)
    finally:
        settle(stored)


def settle(pks: Sequence[int], progress: Callable[[int], None] | None = None) -> None:
    """Bring counters, index and cached pages to what the table says, some rows having come or gone."""
    if not pks:
        return
    counters.repair()
    corpus = Corpus.objects.filter(kind=SEARCH_KIND).values_list("document_count", flat=True).first() or 0
    if corpus > REBUILD_SHARE * len(pks):
        index.update_many(SEARCH_KIND, pks)
    else:
        index.rebuild(SEARCH_KIND, progress)
        theming.learn()
    delays.forget()
    page_cache.invalidate_contributions()


@transaction.atomic
def store_batch(batch: list[tuple[Proposition, list[int]]], *, actor: User | None = None) -> None:
    for proposition, _ in batch:
        proposition.slug = slug_of(proposition.title)
        proposition.fingerprint = proposition.fingerprint or fingerprint(proposition.title, proposition.text)
    draw_free_references([proposition for proposition, _ in batch])
    Proposition.objects.bulk_create([proposition for proposition, _ in batch], batch_size=500)
    PropositionTheme.objects.bulk_create(
        (
            PropositionTheme(
                content_object=proposition,
                tag_id=theme_id,
                axe_id=proposition.axe_id,
                published_at=proposition.published_at if proposition.is_published else None,
                support_count=proposition.support_count,
            )
            for proposition, theme_ids in batch
            for theme_id in theme_ids
        ),
        batch_size=500,
    )
    for start in range(0, len(batch), screening.BATCH_SIZE):
        received = [row for row, _ in batch[start : start + screening.BATCH_SIZE] if row.submitted_at]
        screening.screen(received)
    Transition.objects.bulk_create(
        (step for proposition, _ in batch for step in first_steps(proposition, actor)), batch_size=500
    )


def draw_free_references(propositions: list[Proposition]) -> None:
    """Draw again the references already taken: with fifty thousand, the odds are one in three that some are.

    One query, and another for each new draw.
    """
    waiting, kept = propositions, set()
    while waiting:
        taken = set(
            Proposition.objects.filter(
                reference__in=[proposition.reference for proposition in waiting]
            ).values_list("reference", flat=True)
        )
        again = []
        for proposition in waiting:
            if proposition.reference in taken or proposition.reference in kept:
                proposition.reference = new_reference()
                again.append(proposition)
            else:
                kept.add(proposition.reference)
        waiting = again


def first_steps(proposition: Proposition, actor: User | None = None) -> Iterator[Transition]:
    """The history of a proposition that enters already confirmed, and possibly published."""
    if proposition.submitted_at:
        yield Transition(
            proposition=proposition,
            actor=actor,
            action=ENTRY[proposition.origine],
            from_state=State.BROUILLON,
            to_state=State.A_MODERER,
            date=proposition.submitted_at,
        )
    if proposition.is_published:
        yield Transition(
            proposition=proposition,
            actor=actor,
            action=Action.PUBLIER,
            from_state=State.A_MODERER,
            to_state=State.PUBLIEE,
            date=proposition.published_at,
        )
