"""What readers are shown around a proposition, computed below the views."""

from collections.abc import Sequence
from dataclasses import dataclass

from contributions.models import Proposition
from search import similar

SEARCH_KIND = "proposition"
SIMILAR_LIMIT = 4


@dataclass(frozen=True)
class SimilarProposition:
    """A published proposition that resembles a text, and the words that say why."""

    proposition: Proposition
    shared_words: Sequence[str]


def similar_texts(
    text: str, *, exclude_ids: Sequence[int] = (), limit: int = SIMILAR_LIMIT
) -> list[SimilarProposition]:
    """Published propositions that resemble a text, the nearest first; never a hidden one."""
    found = similar.similar(SEARCH_KIND, text, exclude_ids=exclude_ids, limit=limit)
    rows = Proposition.objects.published().for_cards().in_bulk([item.object_id for item in found])
    return [
        SimilarProposition(rows[item.object_id], item.shared_words)
        for item in found
        if item.object_id in rows
    ]


def similar_to(proposition: Proposition) -> list[SimilarProposition]:
    """Published propositions that resemble this one, itself left out."""
    return similar_texts(f"{proposition.title}\n{proposition.text}", exclude_ids=[proposition.pk])
