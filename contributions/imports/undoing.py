"""Taking back all that an import brought, except what people have used since."""

from array import array
from itertools import islice

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from contributions.analyse.models import Alerte, Analyse, Empreinte, MembreDeGroupe, SuggestionDeTheme
from contributions.imports import bulk, comment_storing, files
from contributions.imports.models import Import, ImportLine, Provenance
from contributions.moderation.models import Examen
from contributions.propositions.models import Proposition, PropositionTheme, Transition
from contributions.propositions.states import ENTRIES, Action

CHUNK = 200
# What comes with a proposition and says nothing of its use: it goes with it.
OWN = {
    Alerte,
    Analyse,
    Empreinte,
    Examen,
    MembreDeGroupe,
    PropositionTheme,
    Provenance,
    SuggestionDeTheme,
    Transition,
}


def undo(batch: Import) -> None:
    """Delete the propositions, or the comments, of an import that nobody used or decided on since.

    Those kept are named in the report, each with its reason. Cut off, it goes on where it stopped.
    """
    batch.lines.filter(kind=ImportLine.Kind.GARDEE).delete()
    sources = sources_of(batch)
    pks = array("q", sources)
    remaining = iter(pks)
    batch.kept_count = 0
    if not batch.removed_count:
        # An import cut off may have stored more than it had the time to say.
        batch.created_count = len(pks)
    try:
        while chunk := list(islice(remaining, CHUNK)):
            if batch.brings_comments:
                batch.kept_count += comment_storing.take_back(batch, chunk)
            else:
                batch.kept_count += undo_chunk(batch, chunk)
            batch.removed_count = batch.created_count - sources.all().count()
            beat(batch)
    finally:
        if not batch.brings_comments:
            bulk.settle(pks, lambda done: beat(batch))
    batch.state = Import.State.ANNULE
    batch.finished_at = timezone.now()
    batch.save()
    files.forget(batch)


def sources_of(batch: Import) -> QuerySet:
    """What an import brought, by number; replies before what they answer, which goes only without them."""
    if batch.brings_comments:
        rows = batch.comment_provenances.order_by(F("commentaire__parent").asc(nulls_last=True), "pk")
        return rows.values_list("commentaire", flat=True)
    return batch.provenances.values_list("proposition", flat=True)


def beat(batch: Import) -> None:
    """Say that it is still at work, and how far."""
    batch.heartbeat = timezone.now()
    batch.save()


@transaction.atomic
def undo_chunk(batch: Import, pks: list[int]) -> int:
    """Delete what may be; returns how many are kept."""
    rows = list(
        Proposition.objects.select_for_update(of=("self",)).filter(pk__in=pks).select_related("provenance")
    )
    reasons = uses_of(pks) | {row.pk: reason for row in rows if (reason := reason_to_keep(row))}
    Proposition.objects.filter(pk__in=[row.pk for row in rows if row.pk not in reasons]).delete()
    kept = [row for row in rows if row.pk in reasons]
    ImportLine.objects.bulk_create(
        ImportLine(
            batch=batch,
            line=row.provenance.line,
            identifier=row.provenance.identifier,
            title=row.title[:120],
            kind=ImportLine.Kind.GARDEE,
            reason=f"Proposition {row.display_reference} : {reasons[row.pk]}.",
        )
        for row in kept
    )
    return len(kept)


def reason_to_keep(proposition: Proposition) -> str:
    if proposition.reponse_id:
        return "elle a reçu une réponse"
    if proposition.support_count:
        return "elle a reçu des soutiens"
    if proposition.merged_into_id:
        return "elle a été fusionnée"
    return ""


def uses_of(pks: list[int]) -> dict[int, str]:
    """Why some of these propositions cannot go: what was decided about them, and what points at them."""
    decided = Transition.objects.filter(proposition__in=pks).exclude(action__in=[*ENTRIES, Action.PUBLIER])
    published_by_hand = Transition.objects.filter(proposition__in=pks, action=Action.PUBLIER).exclude(
        proposition__submitted_at=F("proposition__published_at")
    )
    rows = (
        *decided.values_list("proposition", flat=True),
        *published_by_hand.values_list("proposition", flat=True),
    )
    return attached_to(pks) | dict.fromkeys(rows, "l’équipe a pris une décision à son sujet")


def attached_to(pks: list[int]) -> dict[int, str]:
    """The propositions that rows of other tables point at, whatever these are. A query a table."""
    reasons: dict[int, str] = {}
    for relation in Proposition._meta.related_objects:
        if relation.related_model in OWN:
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pks})
        noun = relation.related_model._meta.verbose_name
        for pk in rows.values_list(relation.field.name, flat=True).distinct():
            if relation.related_model is Proposition:
                reasons.setdefault(pk, "une autre proposition a été fusionnée avec elle")
            else:
                reasons.setdefault(pk, f"quelque chose s’y rattache ({noun})")
    return reasons
