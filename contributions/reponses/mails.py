"""The mails that tell authors of the answers they got: one mail a person, whatever the number of answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from comptes.models import User
from contributions.propositions.models import Proposition, Reponse
from courriels import outbox
from courriels.models import Courriel, CourrielQuerySet

TEMPLATE = "contributions/reponses/courriels/reponse"
SLICE = 500


@dataclass(frozen=True)
class Answered:
    """A proposition of someone, and the answer it got, perhaps through the one it was merged into."""

    proposition: Proposition
    reponse: Reponse
    joined: Proposition | None = None

    @property
    def public(self) -> Proposition:
        """Where the answer is read."""
        return self.joined or self.proposition


@dataclass
class AnswerMail:
    """What one author will receive."""

    author: User
    items: list[Answered] = field(default_factory=list)

    @property
    def subject(self) -> str:
        if len(self.items) == 1:
            return f"Une réponse à votre proposition ({self.items[0].proposition.display_reference})"
        return f"Des réponses à vos {len(self.items)} propositions"

    @property
    def context(self) -> dict:
        return {"items": self.items, "site_url": settings.SITE_URL}

    @property
    def body(self) -> str:
        return outbox.body_of(TEMPLATE, self.context)


@dataclass(frozen=True)
class MailPlan:
    """The mails to send, and how many propositions have nobody to tell."""

    mails: Sequence[AnswerMail]
    unreachable: int = 0


def plan(pairs: Iterable[tuple[Proposition, Reponse]]) -> MailPlan:
    """Who is told what: the authors of answered propositions and of those merged into them.

    One query for each slice of propositions. Authors who want no mail are not written to.
    """
    answers = {proposition.pk: (proposition, reponse) for proposition, reponse in pairs}
    mails: dict[int, AnswerMail] = {}
    unreachable = 0
    for row in authored(list(answers)):
        target, reponse = answers[row.merged_into_id or row.pk]
        if row.auteur is None or not row.auteur.wants_mails:
            unreachable += 1
            continue
        mail = mails.setdefault(row.auteur_id, AnswerMail(row.auteur))
        mail.items.append(Answered(row, reponse, target if row.merged_into_id else None))
    return MailPlan(list(mails.values()), unreachable)


def authored(pks: Sequence[int]) -> Iterable[Proposition]:
    for start in range(0, len(pks), SLICE):
        chunk = pks[start : start + SLICE]
        rows = Proposition.objects.filter(Q(pk__in=chunk) | Q(merged_into__in=chunk))
        yield from rows.select_related("auteur").order_by("pk")


def kind_of(batch: UUID) -> str:
    return f"reponse-{batch.hex}"


def enqueue(mails: Iterable[AnswerMail], *, batch: UUID, not_before: datetime) -> None:
    """Queue the mails of a batch; one query each."""
    for mail in mails:
        outbox.enqueue(
            to=mail.author.email,
            subject=mail.subject,
            template=TEMPLATE,
            context=mail.context,
            not_before=not_before,
            kind=kind_of(batch),
        )


def waiting_of(batch: UUID | None) -> CourrielQuerySet:
    """The mails of a batch that nobody has begun to send."""
    if batch is None:
        return Courriel.objects.none()
    return Courriel.objects.waiting().filter(kind=kind_of(batch), attempts=0, claimed_until=None)


def are_waiting(batch: UUID | None) -> bool:
    return waiting_of(batch).exists()


def rewrite_waiting(batch: UUID | None) -> None:
    """Write again the mails of a batch that have not left, from what its answers say now.

    Whoever no longer has an answer in the batch receives nothing; a mail that has left is not recalled.
    """
    waiting = waiting_of(batch)
    moments = dict(waiting.values_list("recipient", "not_before"))
    if not moments:
        return
    waiting.delete()
    rows = Proposition.objects.published().filter(reponse__batch=batch).select_related("reponse")
    mails = [mail for mail in plan((row, row.reponse) for row in rows).mails if mail.author.email in moments]
    enqueue(mails, batch=batch, not_before=min(moments.values()))
