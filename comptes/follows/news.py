"""Telling the followers of a thing what happened to it, in the transaction of what happened."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models.expressions import Combinable
from django.utils import timezone

from comptes.models import Destinataire, Nouvelle, User
from comptes.models.follows import SENTENCE_MAX_LENGTH, URL_MAX_LENGTH
from editorial.private_django import delete_unread

# A decision can be undone for ten seconds; what is taken back meanwhile is told to nobody.
UNDO_WINDOW = timedelta(seconds=15)
LINE_BREAKS = re.compile(r"[ \t\r\n]+")


def announce(
    kind: str,
    target_id: int,
    sentence: str,
    url: str,
    *,
    also: Iterable[tuple[str, int]] = (),
    key: str = "",
    apart_from: User | None = None,
    not_before: datetime | None = None,
) -> None:
    """Tell those who follow a thing what happened to it, each when and how they asked; one query.

    Args:
        kind, target_id: the thing, such as ``"proposition"`` and its primary key.
        sentence: what happened, in one plain French sentence that stands alone, without markup.
        url: where to read about it, a path of this site that stays valid.
        also: other things whose followers hear it too, as pairs; who follows several is told once.
        key: names the event, such as ``"transition-12"``: announced twice it is told once, and
            ``retract`` takes it back while nobody has been told.
        apart_from: who has been told otherwise, such as the author who receives a mail of their own.
        not_before: when it may be told; by default once the decision can no longer be undone.

    Call it inside the transaction of the event. Nothing is sent to anybody here: ``send_digests`` does.
    """
    if not url.startswith("/") or len(url) > URL_MAX_LENGTH:
        raise ValueError("The address of a piece of news is a short path of this site.")
    sentence = LINE_BREAKS.sub(" ", sentence).strip()
    if len(sentence) > SENTENCE_MAX_LENGTH:
        sentence = f"{sentence[: SENTENCE_MAX_LENGTH - 1].rstrip()}…"
    now = timezone.now()
    nouvelle = Nouvelle(
        key=key or None,
        targets=[list(target) for target in dict.fromkeys([(kind, target_id), *also])],
        sentence=sentence,
        url=url,
        apart_from=apart_from,
        created_at=now,
        not_before=not_before or now + UNDO_WINDOW,
    )
    Nouvelle.objects.bulk_create([nouvelle], ignore_conflicts=bool(key))


def retract(key: str | Combinable) -> bool:
    """Take back what was announced under a key (or an expression of one); whether there was something to.

    What already stands in a mail stays told, and what waits for a daily mail is taken out of it. Two queries:
    nothing but its recipients leads to a piece of news, so neither is read before it goes.
    """
    recipients = Destinataire.objects.filter(nouvelle__in=Nouvelle.objects.filter(key=key).values("pk"))
    delete_unread(recipients)
    news = Nouvelle.objects.filter(key=key)
    return bool(delete_unread(news))
