"""What the public reads of comments: the exchanges of a proposition, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from contributions.commentaires.models import Commentaire, CommentaireQuerySet
from contributions.commentaires.states import Position
from contributions.propositions.models import Proposition

FIRST_PAGE = 5
PER_PAGE = 20
REPLIES_SHOWN = 3
SORTS = {"soutenus": "Les plus soutenus", "recents": "Les plus récents"}
DEFAULT_SORT = "soutenus"
ORDERS = {"soutenus": "support_count DESC, id DESC", "recents": "published_at DESC, id DESC"}
# Some exchanges of a proposition in their order, and the first replies to each in theirs. Written out: Django
# takes longer to make this of a window and of a prefetch than for all other queries of the page.
SLICE = """
    WITH thread AS (
        SELECT * FROM contributions_commentaire
        WHERE proposition_id = %s AND listed AND parent_id IS NULL ORDER BY {order} LIMIT %s OFFSET %s
    )
    SELECT found.*, source.system AS source FROM (
        SELECT *, ROW_NUMBER() OVER (ORDER BY {order}) AS place FROM thread
        UNION ALL
        SELECT *, ROW_NUMBER() OVER (PARTITION BY parent_id ORDER BY id) AS place
        FROM contributions_commentaire WHERE listed AND parent_id IN (SELECT id FROM thread)
    ) AS found LEFT JOIN contributions_provenancecommentaire AS source ON source.commentaire_id = found.id
    WHERE parent_id IS NULL OR place <= %s ORDER BY place
"""


@dataclass(frozen=True)
class Side:
    """One side of the summary: its words, its number and its share of the whole, in hundredths."""

    position: str
    label: str
    count: int
    share: int
    start: int


def sides(proposition: Proposition) -> list[Side]:
    """How many comments are for, without a clear view, and against, from the counts of the row; empty without any."""
    numbers = [
        (Position.POUR, "pour", proposition.for_count),
        (Position.NEUTRE, "sans avis tranché", proposition.neutral_count),
        (Position.CONTRE, "contre", proposition.against_count),
    ]
    total = sum(count for _, _, count in numbers)
    made: list[Side] = []
    if not total:
        return made
    start = 0
    for position, label, count in numbers:
        share = round(100 * count / total)
        made.append(Side(position, label, count, min(share, 100 - start), start))
        start += share
    return made


class Threads:
    """The exchanges of a proposition in an order, each comment with its ``first_replies``; one query a slice."""

    def __init__(self, proposition: Proposition, sort: str = DEFAULT_SORT) -> None:
        self.proposition = proposition
        self.order = ORDERS[sort]

    def count(self) -> int:
        return Commentaire.objects.filter(proposition=self.proposition.pk).threads().count()

    def __getitem__(self, wanted: slice) -> list[Commentaire]:
        start, stop = wanted.start or 0, wanted.stop
        found = Commentaire.objects.raw(
            SLICE.format(order=self.order), [self.proposition.pk, stop - start, start, REPLIES_SHOWN]
        )
        threads: dict[int, Commentaire] = {}
        replies = []
        for comment in found:
            if comment.parent_id is None:
                comment.first_replies = []
                threads[comment.pk] = comment
            else:
                replies.append(comment)
        for reply in replies:
            threads[reply.parent_id].first_replies.append(reply)
        return list(threads.values())


def replies_of(comment: Commentaire) -> CommentaireQuerySet:
    """All the published replies to a comment, oldest first."""
    rows = Commentaire.objects.filter(parent=comment.pk, listed=True).order_by("pk")
    return rows.annotate(source=F("provenance__system"))


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
        """No query when nobody has commented; one otherwise, however many have."""
        rows = Threads(proposition)[: FIRST_PAGE + 1] if proposition.comment_count else []
        return cls(proposition, sides(proposition), rows[:FIRST_PAGE], len(rows) > FIRST_PAGE, is_open)
