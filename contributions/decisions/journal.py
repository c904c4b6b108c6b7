"""The public log of moderation: counted from the history month by month, shown without a name or a word."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Min, QuerySet
from django.utils import timezone

import page_cache
from contributions.commentaires.models import CommentaireTransition
from contributions.commentaires.states import CommentAction
from contributions.decisions.models import DecisionCount, DelayCount
from contributions.propositions.models import Motif, Transition
from contributions.propositions.states import FIRST_DECISIONS, Action

PROPOSITION, COMMENTAIRE = "proposition", "commentaire"
COUNTED = (*FIRST_DECISIONS, Action.RETABLIR, Action.CONTESTER, Action.MAINTENIR, Action.ACCORDER)
COUNTED_ON_COMMENTS = (
    CommentAction.PUBLIER,
    CommentAction.VALIDER,
    CommentAction.MASQUER,
    CommentAction.RETABLIR,
)
HOURS_IN_DETAIL = 48
LABELS = {
    Action.PUBLIER: "Publiées",
    Action.VALIDER: "Relues et maintenues en ligne",
    Action.RENVOYER: "Renvoyées à leur auteur pour précision",
    Action.REJETER: "Non publiées",
    Action.MASQUER: "Masquées après publication",
    Action.FUSIONNER: "Fusionnées avec une proposition semblable",
    Action.RETABLIR: "Rétablies",
    Action.CONTESTER: "Recours reçus",
    Action.MAINTENIR: "Recours : décision maintenue",
    Action.ACCORDER: "Recours : proposition publiée",
}
COMMENT_LABELS = {
    CommentAction.PUBLIER: "Publiés",
    CommentAction.VALIDER: "Relus et maintenus en ligne",
    CommentAction.MASQUER: "Masqués",
    CommentAction.RETABLIR: "Rétablis",
}


def first_of_month(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def next_month(month: datetime.date) -> datetime.date:
    return (month + datetime.timedelta(days=32)).replace(day=1)


def refresh(*, everything: bool = False) -> int:
    """Count again the months that can still change: this one and the last, or all of them.

    Returns how many months were counted. Older months are final, and are not read again: the cost is that
    of the decisions of two months, whatever the age of the site.
    """
    this_month = first_of_month(timezone.localdate())
    firsts = (
        Transition.objects.filter(action__in=COUNTED).aggregate(first=Min("date"))["first"],
        CommentaireTransition.objects.aggregate(first=Min("date"))["first"],
    )
    first = min((moment for moment in firsts if moment), default=None)
    if everything or first is None:
        DecisionCount.objects.all().delete()
        DelayCount.objects.all().delete()
    if first is None:
        return 0
    month = first_of_month(timezone.localdate(first))
    if DecisionCount.objects.exists():
        month = max(month, first_of_month(this_month - datetime.timedelta(days=1)))
    counted = 0
    while month <= this_month:
        count_month(month)
        counted += 1
        month = next_month(month)
    page_cache.invalidate_contributions()
    return counted


@transaction.atomic
def count_month(month: datetime.date) -> None:
    """Replace the counters of one month."""
    decisions = decisions_of(month)
    DecisionCount.objects.filter(month=month).delete()
    for content, rows in ((PROPOSITION, decisions), (COMMENTAIRE, comment_decisions_of(month))):
        totals = rows.order_by().values_list("action", "motif").annotate(n=Count("pk"))
        DecisionCount.objects.bulk_create(
            DecisionCount(month=month, content=content, action=action, motif=motif or 0, total=total)
            for action, motif, total in totals
        )
    DelayCount.objects.filter(month=month, content=PROPOSITION).delete()
    DelayCount.objects.bulk_create(
        DelayCount(month=month, content=PROPOSITION, hours=hours, total=total)
        for hours, total in sorted(delays_of(month).items())
    )


def decisions_of(month: datetime.date) -> QuerySet[Transition]:
    """What was decided in a month and not taken back; what an import brought already published is no decision."""
    start, end = bounds_of(month)
    return Transition.objects.decided_here().filter(date__gte=start, date__lt=end, action__in=COUNTED)


def comment_decisions_of(month: datetime.date) -> QuerySet[CommentaireTransition]:
    """What the team decided about comments in a month."""
    start, end = bounds_of(month)
    return CommentaireTransition.objects.filter(
        date__gte=start, date__lt=end, action__in=COUNTED_ON_COMMENTS, actor__isnull=False
    )


def bounds_of(month: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """The first moment of a month and that of the next."""
    start, end = (
        timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
        for day in (month, next_month(month))
    )
    return start, end


def delays_of(month: datetime.date) -> Counter[int]:
    """How long each text waited for its first decision, in whole hours, then in days of twenty-four."""
    start, end = bounds_of(month)
    rows = Transition.objects.first_decisions().filter(date__gte=start, date__lt=end)
    waits = rows.order_by().values_list("date", "proposition__submitted_at").iterator(chunk_size=2000)
    counted: Counter[int] = Counter()
    for date, submitted_at in waits:
        hours = int((date - submitted_at).total_seconds() // 3600)
        counted[hours if hours < HOURS_IN_DETAIL else hours // 24 * 24] += 1
    return counted


def hours_for(share: float, delays: Iterable[tuple[int, int]]) -> int | None:
    """The number of hours within which this share of the texts got a decision; ``None`` without any."""
    rows = sorted(delays)
    wanted = share * sum(total for _, total in rows)
    seen = 0
    for hours, total in rows:
        seen += total
        if seen >= wanted:
            return hours
    return None


def duration(hours: int | None) -> str:
    """A delay in words: « moins d’une heure », « 5 heures », « 3 jours »."""
    if hours is None:
        return "–"
    if hours == 0:
        return "moins d’une heure"
    if hours < HOURS_IN_DETAIL:
        return f"{hours}\u00a0heure{'s' if hours > 1 else ''}"
    return f"{hours // 24}\u00a0jours"


@dataclass(frozen=True)
class Line:
    label: str
    total: int
    explanation: str = ""


@dataclass(frozen=True)
class Month:
    """What was decided in a month."""

    month: datetime.date
    decided: int
    published: int
    refused: int
    hidden: int
    sent_back: int
    merged: int
    median: str
    ninetieth: str


@dataclass(frozen=True)
class Journal:
    """All that the page shows."""

    total: int
    median: str
    ninetieth: str
    actions: Sequence[Line]
    comments: Sequence[Line]
    reasons: Sequence[Line]
    months: Sequence[Month]

    @classmethod
    def load(cls) -> "Journal":
        """Three queries, on counter rows alone."""
        everywhere = list(DecisionCount.objects.order_by("-month"))
        counts = [row for row in everywhere if row.content == PROPOSITION]
        delays = list(DelayCount.objects.filter(content=PROPOSITION))
        by_action = Counter()
        by_reason = Counter()
        on_comments = Counter()
        for row in everywhere:
            (by_action if row.content == PROPOSITION else on_comments)[row.action] += row.total
            if row.motif and row.action in (Action.REJETER, Action.MASQUER, Action.RENVOYER):
                by_reason[row.motif] += row.total
        everything = [(row.hours, row.total) for row in delays]
        return cls(
            total=sum(by_action[action] for action in FIRST_DECISIONS),
            median=duration(hours_for(0.5, everything)),
            ninetieth=duration(hours_for(0.9, everything)),
            actions=[Line(LABELS[action], by_action[action]) for action in COUNTED if by_action[action]],
            comments=[
                Line(COMMENT_LABELS[action], on_comments[action])
                for action in COUNTED_ON_COMMENTS
                if on_comments[action]
            ],
            reasons=reasons(by_reason),
            months=months(counts, delays),
        )


def reasons(by_reason: Counter[int]) -> list[Line]:
    """The reasons of the charter, those given most often first; one query."""
    lines = [
        Line(motif.label, by_reason[motif.pk], motif.explanation)
        for motif in Motif.objects.all()
        if motif.active or by_reason[motif.pk]
    ]
    return sorted(lines, key=lambda line: -line.total)


def months(counts: Sequence[DecisionCount], delays: Sequence[DelayCount]) -> list[Month]:
    found = []
    for month in dict.fromkeys(row.month for row in counts):
        total = Counter()
        for row in counts:
            if row.month == month:
                total[row.action] += row.total
        waits = [(row.hours, row.total) for row in delays if row.month == month]
        found.append(
            Month(
                month=month,
                decided=sum(total[action] for action in FIRST_DECISIONS),
                published=total[Action.PUBLIER] + total[Action.VALIDER],
                refused=total[Action.REJETER],
                hidden=total[Action.MASQUER],
                sent_back=total[Action.RENVOYER],
                merged=total[Action.FUSIONNER],
                median=duration(hours_for(0.5, waits)),
                ninetieth=duration(hours_for(0.9, waits)),
            )
        )
    return found


CSV_HEADERS = ("Mois", "Contenu", "Décision", "Motif", "Nombre")


def csv_lines() -> list[tuple]:
    """The counters as a table; two queries."""
    labels = dict(Motif.objects.values_list("pk", "label"))
    rows = DecisionCount.objects.order_by("month", "content", "action", "motif")
    names = dict(Action.choices)
    return [
        (
            f"{row.month:%Y-%m}",
            row.content,
            names.get(row.action, row.action),
            labels.get(row.motif, ""),
            row.total,
        )
        for row in rows
    ]
