"""What the public reads of comments: the exchanges of a proposition, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Prefetch

from contributions.comments.states import Position
from contributions.models import Commentaire, CommentaireQuerySet, Proposition

FIRST_PAGE = 10
PER_PAGE = 20
REPLIES_SHOWN = 3
SORTS = {"soutenus": "Les plus soutenus", "recents": "Les plus récents"}
DEFAULT_SORT = "soutenus"


@dataclass(frozen=True)
class Side:
    """One side of the summary: its words, its number and its share of the whole, in hundredths."""

    position: str
    label: str
    count: int
    share: int
    start: int


def sides(proposition: Proposition) -> list[Side]:
    """How many comments are for, without a clear view, and against, from the counts of the row."""
    numbers = [
        (Position.POUR, "pour", proposition.for_count),
        (Position.NEUTRE, "sans avis tranché", proposition.neutral_count),
        (Position.CONTRE, "contre", proposition.against_count),
    ]
    total = sum(count for _, _, count in numbers)
    made, start = [], 0
    for position, label, count in numbers:
        share = round(100 * count / total) if total else 0
        made.append(Side(position, label, count, min(share, 100 - start), start))
        start += share
    return made


def ordered(comments: CommentaireQuerySet, sort: str) -> CommentaireQuerySet:
    if sort == "recents":
        return comments.order_by(F("published_at").desc(), F("pk").desc())
    return comments.order_by(F("support_count").desc(), F("pk").desc())


def threads_of(proposition: Proposition, sort: str = DEFAULT_SORT) -> CommentaireQuerySet:
    """The exchanges of a proposition, each with its first replies: two queries for any slice."""
    return ordered(Commentaire.objects.filter(proposition=proposition.pk).threads(), sort).prefetch_related(
        first_replies()
    )


def first_replies() -> Prefetch:
    replies = Commentaire.objects.filter(listed=True).exclude(parent=None).order_by("pk")
    return Prefetch("replies", queryset=replies[:REPLIES_SHOWN], to_attr="first_replies")


def replies_of(comment: Commentaire) -> CommentaireQuerySet:
    """All the published replies to a comment, oldest first."""
    return Commentaire.objects.filter(parent=comment.pk, listed=True).order_by("pk")


@dataclass(frozen=True)
class Summary:
    """What a proposition's own page shows of its comments."""

    proposition: Proposition
    sides: Sequence[Side]
    threads: Sequence[Commentaire]
    has_more: bool
    is_open: bool

    @classmethod
    def load(cls, proposition: Proposition, *, is_open: bool) -> "Summary":
        """No query when nobody has commented; two otherwise, however many have."""
        rows: list[Commentaire] = []
        if proposition.comment_count:
            rows = list(threads_of(proposition)[: FIRST_PAGE + 1])
        return cls(proposition, sides(proposition), rows[:FIRST_PAGE], len(rows) > FIRST_PAGE, is_open)
