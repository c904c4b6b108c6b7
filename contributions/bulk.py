"""Storing many propositions at once, for imports and for the demo, with all that is derived from them."""

from collections.abc import Iterable, Iterator
from itertools import islice

import page_cache
from django.db import transaction
from search import index

from contributions import counters
from contributions.life import SEARCH_KIND
from contributions.models import Proposition, PropositionTheme, Transition
from contributions.models.propositions import slug_of
from contributions.states import Action, State
from contributions.texts import fingerprint

BATCH_SIZE = 1000


def store_many(rows: Iterable[tuple[Proposition, list[int]]]) -> Iterator[int]:
    """Insert propositions with the themes each is filed under, and yield how many are stored so far.

    The propositions carry their state and dates. Each batch is a transaction; counters and the search
    index are brought up to date once, at the end.
    """
    rows = iter(rows)
    stored = 0
    while batch := list(islice(rows, BATCH_SIZE)):
        store_batch(batch)
        stored += len(batch)
        yield stored
    if stored:
        counters.repair()
        index.rebuild(SEARCH_KIND)
        page_cache.invalidate()


@transaction.atomic
def store_batch(batch: list[tuple[Proposition, list[int]]]) -> None:
    for proposition, _ in batch:
        proposition.slug = slug_of(proposition.title)
        proposition.fingerprint = fingerprint(proposition.title, proposition.text)
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
    Transition.objects.bulk_create(
        (step for proposition, _ in batch for step in first_steps(proposition)), batch_size=500
    )


def first_steps(proposition: Proposition) -> Iterator[Transition]:
    """The history of a proposition that enters already confirmed, and possibly published."""
    if proposition.submitted_at:
        yield Transition(
            proposition=proposition,
            action=Action.CONFIRMER,
            from_state=State.BROUILLON,
            to_state=State.A_MODERER,
            date=proposition.submitted_at,
        )
    if proposition.is_published:
        yield Transition(
            proposition=proposition,
            action=Action.PUBLIER,
            from_state=State.A_MODERER,
            to_state=State.PUBLIEE,
            date=proposition.published_at,
        )
