"""What the public reads of comments: the exchanges of a proposition, a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F

from contributions.comments.states import Position
from contributions.models import Commentaire, CommentaireQuerySet, Proposition

FIRST_PAGE = 5
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
    """The exchanges of a proposition, without their replies."""
    return ordered(Commentaire.objects.filter(proposition=proposition.pk).threads(), sort)


def with_first_replies(comments: Iterable[Commentaire]) -> list[Commentaire]:
    """The same comments, each with its ``first_replies``; one query, none when nobody replied."""
    found = list(comments)
    replies: dict[int, list[Commentaire]] = {comment.pk: [] for comment in found}
    answered = [comment.pk for comment in found if comment.reply_count]
    if answered:
        # Written out: making it of a window and of a prefetch takes longer than all the page's other queries.
        places = ", ".join(["%s"] * len(answered))
        sql = f"""
            SELECT * FROM (
                SELECT *, ROW_NUMBER() OVER (PARTITION BY parent_id ORDER BY id) AS place
                FROM {Commentaire._meta.db_table} WHERE listed AND parent_id IN ({places})
            ) AS replies WHERE place <= %s ORDER BY id
        """  # noqa: S608
        for reply in Commentaire.objects.raw(sql, [*answered, REPLIES_SHOWN]):
            replies[reply.parent_id].append(reply)
    for comment in found:
        comment.first_replies = replies[comment.pk]
    return found


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
        """No query when nobody has commented; two otherwise at most, however many have."""
        rows: list[Commentaire] = []
        if proposition.comment_count:
            rows = list(threads_of(proposition)[: FIRST_PAGE + 1])
        shown = with_first_replies(rows[:FIRST_PAGE])
        return cls(proposition, sides(proposition), shown, len(rows) > FIRST_PAGE, is_open)
