"""What readers are shown around a proposition, computed below the views."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from contributions.propositions.models import Proposition
from search import analysis, highlight, similar

SEARCH_KIND = "proposition"
SIMILAR_LIMIT = 4


@dataclass(frozen=True)
class SimilarProposition:
    """A published proposition that resembles a text, and why: the words they share, marked where they are."""

    proposition: Proposition
    shared_words: Sequence[str]
    title: SafeString
    extract: SafeString


def similar_texts(
    text: str, *, exclude_ids: Sequence[int] = (), limit: int = SIMILAR_LIMIT
) -> list[SimilarProposition]:
    """Published propositions that resemble a text, the nearest first; never a hidden one."""
    found = similar.similar(SEARCH_KIND, text, exclude_ids=exclude_ids, limit=limit)
    shown = Proposition.objects.published().only("title", "slug", "text", "axe", "region").filed()
    rows = shown.in_bulk([item.object_id for item in found])
    return [explained(rows[item.object_id], item) for item in found if item.object_id in rows]


def explained(proposition: Proposition, item: similar.Similar) -> SimilarProposition:
    """Mark in the other text the words that made it resemble."""
    stems = set(item.stems)
    return SimilarProposition(
        proposition,
        item.shared_words,
        highlight.highlighted(analysis.clean(proposition.title), stems),
        highlight.extract(analysis.clean(proposition.text), stems),
    )


def similar_to(proposition: Proposition) -> list[SimilarProposition]:
    """Published propositions that resemble this one, itself left out."""
    return similar_texts(f"{proposition.title}\n{proposition.text}", exclude_ids=[proposition.pk])
