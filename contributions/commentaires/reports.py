"""Reports of comments: as those of propositions, and several put the comment first in the queue of the team."""

from django.db import transaction
from django.db.models import F

from comptes.models import User
from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import CommentState
from contributions.propositions.models import ConsultationSettings, Motif
from contributions.propositions.repairs import CountedRows
from contributions.signalements import reports
from contributions.signalements.models import Signalement
from operations.counters import Counter


@transaction.atomic
def report(comment: Commentaire, *, motif: Motif, message: str, user: User | None, network: str) -> bool:
    """Store a report of a comment; whether it is the first of this person or network. Six queries."""
    is_new = reports.report(comment, motif=motif, message=message, user=user, network=network)
    if is_new:
        queue_first(comment.pk)
    return is_new


def queue_first(pk: int) -> None:
    """Let a comment that several reported be read again, before the others."""
    threshold = ConsultationSettings.load().reports_first_threshold
    Commentaire.objects.filter(pk=pk, report_count__gte=threshold, state=CommentState.PUBLIE).update(
        reported_first=True, waiting=True, version=F("version") + 1
    )


def reported_comments(limit: int) -> list[Commentaire]:
    """Published comments with open reports, the most reported first. One query on their own index."""
    rows = Commentaire.objects.published().filter(report_count__gt=0).select_related("proposition")
    return list(rows.order_by(F("report_count").desc(), F("pk").desc())[:limit])


OPEN = CountedRows(Commentaire, "report_count", Signalement.objects.open, "commentaire")
COUNTERS = (Counter("Signalements ouverts des commentaires", (OPEN.column,), OPEN.drift, OPEN.repair),)
