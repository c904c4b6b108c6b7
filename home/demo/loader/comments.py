"""Comments on a few of the demo's propositions, marked as invented, and some that wait for the moderators."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from comptes.models import User
from contributions.commentaires import counts
from contributions.commentaires.models import Commentaire
from contributions.commentaires.sending import text_fingerprint
from contributions.commentaires.states import CommentState
from contributions.propositions.models import Proposition
from home.demo.commentaires import A_LIRE, AVIS, Avis
from home.demo.loader.participants import load_participants

# Far from the numbers of the authors of propositions.
FIRST_AUTHOR = 9_500_001


def load_comments() -> None:
    """Comment the propositions that have comments of their own, once: what people made of it is left as it is."""
    if Commentaire.objects.filter(demo=True).exists():
        return
    rows = Proposition.objects.published().filter(demo=True, title__in=AVIS).order_by("title")
    propositions = list(rows)
    if not propositions:
        return
    authors = load_authors()
    now = timezone.now()
    for proposition in propositions:
        since = max(proposition.published_at, now - timedelta(days=20))
        store(proposition, AVIS[proposition.title], authors, since=since, now=now)
    Commentaire.objects.bulk_create(
        waiting(propositions[n % len(propositions)], avis, authors, now - timedelta(hours=2 * n + 1))
        for n, avis in enumerate(A_LIRE)
    )
    for pk, difference in counts.drift([row.pk for row in propositions]).items():
        counts.shift(pk, difference)


def load_authors() -> dict[str, User]:
    written = [avis for of_one in AVIS.values() for avis in of_one]
    names = sorted(
        {avis.signature for avis in (*written, *A_LIRE)}
        | {name for avis in written for name, _ in avis.replies}
    )
    numbers = {FIRST_AUTHOR + place: name for place, name in enumerate(names)}
    return {numbers[number]: user for number, user in load_participants(numbers).items()}


def store(
    proposition: Proposition,
    chosen: Sequence[Avis],
    authors: dict[str, User],
    *,
    since: datetime,
    now: datetime,
) -> None:
    step = (now - since) / (len(chosen) + 1)
    comments = [
        published(
            proposition, avis.signature, avis.text, authors, since + step * (n + 1), position=avis.position
        )
        for n, avis in enumerate(chosen)
    ]
    for comment, avis in zip(comments, chosen, strict=True):
        comment.support_count = comment.unnamed_supports = avis.supports
        comment.reply_count = len(avis.replies)
    Commentaire.objects.bulk_create(comments)
    Commentaire.objects.bulk_create(
        published(
            proposition,
            name,
            text,
            authors,
            min(comment.published_at + timedelta(hours=3 * n + 2), now),
            parent=comment,
        )
        for comment, avis in zip(comments, chosen, strict=True)
        for n, (name, text) in enumerate(avis.replies)
    )


def published(
    proposition: Proposition,
    signature: str,
    text: str,
    authors: dict[str, User],
    at: datetime,
    *,
    position: str = "",
    parent: Commentaire | None = None,
) -> Commentaire:
    return Commentaire(
        proposition=proposition,
        written_on=proposition,
        parent=parent,
        position=position,
        text=text,
        public_name=signature,
        auteur=authors[signature],
        state=CommentState.PUBLIE,
        sent_at=at - timedelta(minutes=40),
        moderated_at=at,
        published_at=at,
        listed=True,
        waiting=False,
        fingerprint=text_fingerprint(text, parent.pk if parent else None),
        demo=True,
    )


def waiting(proposition: Proposition, avis: Avis, authors: dict[str, User], at: datetime) -> Commentaire:
    return Commentaire(
        proposition=proposition,
        written_on=proposition,
        position=avis.position,
        text=avis.text,
        public_name=avis.signature,
        auteur=authors[avis.signature],
        sent_at=at,
        fingerprint=text_fingerprint(avis.text, None),
        demo=True,
    )
