"""Citing propositions: added and removed many at once, each once, and their followers told."""

from collections.abc import Iterable, Sequence

from django.db import transaction

import page_cache
from contributions.propositions.models import Proposition
from suites.follows import announce_citations
from suites.models import Citation, Mesure


@transaction.atomic
def cite(
    mesure: Mesure, propositions: Sequence[Proposition], *, passage: str = "", demo: bool = False
) -> int:
    """Cite published propositions; those the measure cites already keep their passage.

    Returns how many are new. Two queries, and one for each five hundred propositions.
    """
    known = set(mesure.citations.values_list("proposition", flat=True))
    fresh = [row for row in propositions if row.pk not in known]
    Citation.objects.bulk_create(
        (
            Citation(mesure=mesure, proposition=row, passage=passage.strip(), demo=demo or row.demo)
            for row in fresh
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
    if fresh:
        announce_citations(mesure, fresh)
        page_cache.invalidate_contributions()
    return len(fresh)


@transaction.atomic
def stop_citing(mesure: Mesure, citation_ids: Iterable[int]) -> int:
    """Take citations of this very measure away; returns how many there were."""
    _, deleted = mesure.citations.filter(pk__in=list(citation_ids)).delete()
    page_cache.invalidate_contributions()
    return deleted.get("suites.Citation", 0)
