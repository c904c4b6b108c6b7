"""Storing imported comments many at a time, with the counts they change, and taking them back."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.db import transaction

import page_cache
from contributions.commentaires import counts
from contributions.commentaires.models import Commentaire, CommentaireTransition
from contributions.commentaires.states import CommentAction, CommentState
from contributions.imports.comments import ReadyComment
from contributions.imports.models import Import, ImportLine, ProvenanceCommentaire
from contributions.propositions.models import Proposition

# What comes with an imported comment and says nothing of its use: it goes with it.
OWN = {Commentaire, CommentaireTransition, ProvenanceCommentaire}
ENTRIES = (CommentAction.IMPORTER,)


def store(batch: Import, outcomes: Sequence[ReadyComment]) -> None:
    """Insert comments with their history, their source and the counts of what they answer."""
    comments = [outcome.comment for outcome in outcomes]
    hold({comment.proposition_id for comment in comments}, comments)
    Commentaire.objects.bulk_create(comments)
    CommentaireTransition.objects.bulk_create(
        CommentaireTransition(
            commentaire=comment,
            actor=batch.author,
            action=CommentAction.IMPORTER,
            from_state=CommentState.A_MODERER,
            to_state=comment.state,
        )
        for comment in comments
    )
    ProvenanceCommentaire.objects.bulk_create(
        ProvenanceCommentaire(
            commentaire=outcome.comment,
            batch=batch,
            line=outcome.row.line,
            system=outcome.row.system,
            identifier=outcome.row.identifier,
        )
        for outcome in outcomes
    )
    shift(comments, 1)


def hold(proposition_ids: set[int], comments: Sequence[Commentaire] = ()) -> None:
    """Hold the propositions, as each change of a comment does first; follow those merged since."""
    rows = Proposition.objects.select_for_update(of=("self",)).filter(pk__in=proposition_ids).order_by("pk")
    merged = {pk: target for pk, target in rows.values_list("pk", "merged_into_id") if target}
    for comment in comments:
        comment.proposition_id = merged.get(comment.proposition_id, comment.proposition_id)


def shift(comments: Sequence[Commentaire], sign: int) -> None:
    """Bring the counts to what these comments add (+1) or took with them (-1)."""
    changes: dict[int, Counter[str]] = defaultdict(Counter)
    replies: Counter[int] = Counter()
    for comment in comments:
        for field, number in counts.counted(comment).items():
            changes[comment.proposition_id][field] += sign * number
        if comment.parent_id and comment.is_published:
            replies[comment.parent_id] += sign
    counts.shift_many(changes)
    counts.shift_replies(replies)
    page_cache.invalidate_contributions()


@transaction.atomic
def take_back(batch: Import, pks: Sequence[int]) -> int:
    """Delete the comments that nobody used since they came; returns how many are kept, each named with why."""
    homes = Commentaire.objects.filter(pk__in=pks).values_list("proposition", flat=True)
    hold(set(homes))
    rows = Commentaire.objects.select_for_update(of=("self",)).filter(pk__in=pks)
    comments = list(rows.select_related("provenance", "proposition").order_by("pk"))
    reasons = uses_of(pks)
    gone = [comment for comment in comments if comment.pk not in reasons]
    kept = [comment for comment in comments if comment.pk in reasons]
    Commentaire.objects.filter(pk__in=[comment.pk for comment in gone]).delete()
    shift(gone, -1)
    ImportLine.objects.bulk_create(
        ImportLine(
            batch=batch,
            line=comment.provenance.line,
            identifier=comment.provenance.identifier,
            title=" ".join(comment.text.split())[:120],
            kind=ImportLine.Kind.GARDEE,
            reason=(
                f"Commentaire {comment.pk} sur la proposition {comment.proposition.display_reference} : "
                f"{reasons[comment.pk]}."
            ),
        )
        for comment in kept
    )
    return len(kept)


def uses_of(pks: Sequence[int]) -> dict[int, str]:
    """Why some of these comments cannot go: what was decided, and what points at them. A query a table."""
    decided = CommentaireTransition.objects.filter(commentaire__in=pks).exclude(action__in=ENTRIES)
    reasons = dict.fromkeys(
        decided.values_list("commentaire", flat=True), "une décision a été prise à son sujet"
    )
    for relation in Commentaire._meta.related_objects:
        if relation.related_model in OWN:
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pks})
        noun = relation.related_model._meta.verbose_name
        for pk in rows.values_list(relation.field.name, flat=True).distinct():
            reasons.setdefault(pk, f"quelque chose s’y rattache ({noun})")
    going = [pk for pk in pks if pk not in reasons]
    staying = Commentaire.objects.filter(parent__in=going).exclude(pk__in=going)
    return reasons | dict.fromkeys(staying.values_list("parent", flat=True), "une réponse est restée")
