"""Typing in a proposition from paper, and taking it back when it was typed wrong."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from comptes.models import User
from contributions.decisions import life
from contributions.imports.undoing import attached_to, reason_to_keep
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, Origine, State
from contributions.propositions.texts import fingerprint
from vocabulaires.models import Theme

RECENT = timedelta(days=1)
SHOWN = 20


class AlreadyEntered(Exception):
    """This very form was sent twice; it is stored once."""


class CannotTakeBack(Exception):
    """The proposition is no longer the typist's to take back; the message says why."""


def enter(
    proposition: Proposition, themes: Iterable[Theme], *, page: Page, actor: User, key: str, publish: bool
) -> Proposition:
    """Store what a workshop wrote, in the team's hands at once. Raises ``AlreadyEntered``."""
    proposition.state = State.BROUILLON
    proposition.origine = Origine.ATELIER
    proposition.page = page
    proposition.fingerprint = fingerprint(proposition.title, proposition.text)
    proposition.submission_key = salted_hmac(
        "contributions.atelier", f"{actor.pk}\n{page.pk}\n{key}", algorithm="sha256"
    ).hexdigest()
    try:
        with transaction.atomic():
            proposition.save(force_insert=True)
            life.set_themes(proposition, [theme.pk for theme in themes])
            stored = life.apply(proposition.pk, Action.SAISIR, actor=actor)
            if publish and not stored.is_published:
                stored = life.apply(proposition.pk, Action.PUBLIER, actor=actor)
    except IntegrityError as error:
        if Proposition.objects.filter(submission_key=proposition.submission_key).exists():
            raise AlreadyEntered from error
        raise
    return stored


def entered_by(actor: User, page: Page) -> QuerySet[Proposition]:
    """What someone has typed in for a workshop within the day, the last first."""
    return (
        Proposition.objects.from_workshops()
        .filter(
            page=page,
            transitions__action=Action.SAISIR,
            transitions__actor=actor,
            created_at__gt=timezone.now() - RECENT,
        )
        .exclude(state=State.RETIREE)
        .select_related("axe")
        .order_by("-pk")
    )


@transaction.atomic
def take_back(pk: int, *, actor: User, page: Page) -> Proposition:
    """Delete what one has just typed in, unless people have used it since. Raises ``CannotTakeBack``."""
    if not entered_by(actor, page).filter(pk=pk).exists():
        raise CannotTakeBack("Cette proposition n’est plus dans votre saisie du jour.")
    proposition = life.locked(pk)
    reason = reason_to_keep(proposition) or attached_to([pk]).get(pk)
    others = proposition.transitions.exclude(actor=actor, action__in=[Action.SAISIR, Action.PUBLIER])
    if not reason and others.exists():
        reason = "l’équipe a pris une décision à son sujet"
    if reason:
        raise CannotTakeBack(f"Cette proposition reste : {reason}.")
    # Withdrawn first, so that counters and index forget it as they do any other.
    life.apply(pk, Action.RETIRER, actor=actor)
    Proposition.objects.filter(pk=pk).delete()
    return proposition


def published_count(page: Page) -> int:
    """How many published propositions came from a page's workshop; one query on an index of their own."""
    return Proposition.objects.published().from_workshops().filter(page=page).count()
