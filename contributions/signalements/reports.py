"""Reports by readers: counted once each, queued first when they are several, closed by the team alone."""

from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comptes.models import User
from contributions.propositions.models import ConsultationSettings, Motif, Proposition
from contributions.propositions.repairs import CountedRows
from contributions.signalements.models import Signalement
from operations.counters import Counter

# Once closed, a report serves to explain a decision for a while, then goes.
LIFETIME = timedelta(days=180)


def reporter_key(user: User | None, network: str) -> str:
    """What counts a person once, or a network once a day, and says nothing else about them."""
    parts = f"compte {user.pk}" if user else f"réseau {network}"
    return salted_hmac("contributions.report", parts, algorithm="sha256").hexdigest()


@transaction.atomic
def report(content: models.Model, *, motif: Motif, message: str, user: User | None, network: str) -> bool:
    """Store a report; whether it is the first of this person or network on this content. Five queries.

    Several put the content first in the queue; no number of them hides it.
    """
    name = content._meta.model_name
    try:
        with transaction.atomic():
            Signalement.objects.create(
                **{name: content},
                motif=motif,
                message=message,
                user=user,
                reporter=reporter_key(user, network),
            )
    except IntegrityError:
        return False
    type(content).objects.filter(pk=content.pk).update(report_count=F("report_count") + 1)
    return True


@transaction.atomic
def close(content: models.Model, outcome: str, *, actor: User | None) -> int:
    """Close the open reports of a content with what was decided; returns how many. Three queries.

    The content is held first: a report that arrives meanwhile is counted after its count is brought to zero.
    """
    type(content).objects.select_for_update(of=("self",), no_key=True).only("pk").filter(
        pk=content.pk
    ).first()
    closed = close_all(content, outcome, actor=actor)
    if closed:
        type(content).objects.filter(pk=content.pk).update(report_count=0)
    return closed


def close_all(content: models.Model, outcome: str, *, actor: User | None) -> int:
    """The same for a caller who holds the content and saves it afterwards; one query."""
    content.report_count = 0
    return (
        Signalement.objects.open()
        .on(content)
        .update(closed_at=timezone.now(), closed_by=actor, outcome=outcome)
    )


def reported_propositions(limit: int) -> list[Proposition]:
    """Published propositions with open reports, the most reported first. Two queries on the open reports."""
    rows = (
        Signalement.objects.open()
        .filter(proposition__isnull=False, proposition__state="publiee")
        .order_by()
        .values_list("proposition")
        .annotate(total=models.Count("pk"), first=models.Min("date"))
        .order_by("-total", "first")[:limit]
    )
    ids = [pk for pk, *_ in rows]
    found = Proposition.objects.select_related("axe").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def first_propositions() -> QuerySet[Proposition]:
    """The published propositions that enough readers reported for the team to read them before the others."""
    threshold = ConsultationSettings.load().reports_first_threshold
    return Proposition.objects.published().filter(report_count__gte=threshold, report_count__gt=0)


def purge() -> int:
    """Erase what was closed long ago."""
    deleted, _ = Signalement.objects.closed_before(timezone.now() - LIFETIME).delete()
    return deleted


OPEN = CountedRows(Proposition, "report_count", Signalement.objects.open, "proposition")
COUNTERS = (Counter("Signalements ouverts des propositions", (OPEN.column,), OPEN.drift, OPEN.repair),)
