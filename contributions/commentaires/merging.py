"""What becomes of comments when a proposition joins another, or leaves it again."""

from collections.abc import Collection

import page_cache
from contributions.commentaires import counts
from contributions.commentaires.models import Commentaire


def place_comments(written_on: Collection[int], *, at: int) -> None:
    """Let what was written on these propositions be read under one of them, and counted there.

    Called by what merges, restores or takes a merge back, while it holds the rows, after it has saved
    them. One query when nothing moves, six at most otherwise, whatever the number of comments.
    """
    moved = Commentaire.objects.filter(written_on__in=written_on).exclude(proposition=at)
    places = set(moved.order_by().values_list("proposition", flat=True).distinct())
    if not places:
        return
    moved.update(proposition=at)
    for pk, difference in counts.drift(places | {at}).items():
        counts.shift(pk, difference)
    page_cache.invalidate_contributions()
