"""How many comments a proposition shows, copied on its row in the transaction of each change."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Count, F

from contributions.commentaires.models import Commentaire, SoutienCommentaire
from contributions.commentaires.states import CommentState, Position
from contributions.propositions import repairs
from contributions.propositions.models import Proposition
from operations.counters import Counter as Checked

FIELD_OF = {
    Position.POUR: "for_count",
    Position.CONTRE: "against_count",
    Position.NEUTRE: "neutral_count",
}
FIELDS = ("comment_count", *FIELD_OF.values())


def counted(comment: Commentaire) -> Counter[str]:
    """What one comment adds to the counts of its proposition."""
    if not comment.is_published:
        return Counter()
    fields = ["comment_count"]
    if comment.position:
        fields.append(FIELD_OF[comment.position])
    return Counter(fields)


def shift(proposition_id: int, changes: Counter[str]) -> None:
    """Add to the counts of a proposition, in one query when there is something to add."""
    moved = {field: F(field) + delta for field, delta in changes.items() if delta}
    if moved:
        Proposition.objects.filter(pk=proposition_id).update(**moved)


def shift_many(changes: Mapping[int, Counter[str]]) -> None:
    """The same for many propositions; a query for each different change, of which there are few."""
    alike: dict[tuple, list[int]] = defaultdict(list)
    for pk, change in changes.items():
        alike[tuple(sorted(change.items()))].append(pk)
    for change, pks in alike.items():
        moved = {field: F(field) + delta for field, delta in change if delta}
        if moved:
            for some in repairs.chunks(pks):
                Proposition.objects.filter(pk__in=some).update(**moved)


def shift_replies(changes: Mapping[int, int]) -> None:
    """Add to the replies of many comments; one whose last reply goes loses the place it kept for it alone."""
    alike: dict[int, list[int]] = defaultdict(list)
    for pk, delta in changes.items():
        alike[delta].append(pk)
    for delta, pks in alike.items():
        Commentaire.objects.filter(pk__in=pks).update(reply_count=F("reply_count") + delta)
    kept_for_replies = Commentaire.objects.filter(pk__in=list(changes)).exclude(state=CommentState.PUBLIE)
    kept_for_replies.filter(reply_count=0, listed=True).update(listed=False)
    kept_for_replies.filter(reply_count__gt=0, published_at__isnull=False, listed=False).update(listed=True)


def expected(proposition_ids: Collection[int]) -> dict[int, Counter[str]]:
    """What the counts should say, counted from the comments: for repairs and merges, never for a page."""
    rows = Commentaire.objects.published().filter(**repairs.among("proposition", proposition_ids))
    counts: dict[int, Counter[str]] = {}
    for proposition, position, total in (
        rows.order_by().values_list("proposition", "position").annotate(total=Count("pk"))
    ):
        count = counts.setdefault(proposition, Counter())
        count["comment_count"] += total
        if position:
            count[FIELD_OF[position]] += total
    return counts


def drift(proposition_ids: Collection[int] | None = None) -> dict[int, Counter[str]]:
    """How far each proposition's counts are from the truth; empty when all are exact.

    Two queries for some propositions, or for each ten thousand of all, with one for where these begin.
    """
    differences: dict[int, Counter[str]] = {}
    if proposition_ids is None:
        for part in repairs.parts(Proposition.objects.all()):
            differences |= drift(part)
        return differences
    truth = expected(proposition_ids)
    rows = Proposition.objects.filter(**repairs.among("pk", proposition_ids))
    for pk, *stored in rows.order_by().values_list("pk", *FIELDS):
        count = truth.get(pk, Counter())
        difference = Counter(
            {
                field: count[field] - value
                for field, value in zip(FIELDS, stored, strict=True)
                if count[field] != value
            }
        )
        if difference:
            differences[pk] = difference
    return differences


def repair() -> int:
    """Bring the counts of propositions to their comments; returns how many were wrong."""
    differences = drift()
    shift_many(differences)
    return len(differences)


SUPPORTS = repairs.CountedRows(
    Commentaire, "support_count", SoutienCommentaire.objects.all, "commentaire", unnamed="unnamed_supports"
)
REPLIES = repairs.CountedRows(Commentaire, "reply_count", Commentaire.objects.published, "parent")
COUNTERS = (
    Checked(
        "Commentaires des propositions",
        tuple(f"contributions.Proposition.{field}" for field in FIELDS),
        drift,
        repair,
    ),
    Checked("Soutiens des commentaires", (SUPPORTS.column,), SUPPORTS.drift, SUPPORTS.repair),
    Checked("Réponses aux commentaires", (REPLIES.column,), REPLIES.drift, REPLIES.repair),
)
