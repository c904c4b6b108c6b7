"""Appeals: an author answers once to a decision against their words, and somebody else decides."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from comptes.models import User
from contributions.decisions import life
from contributions.decisions.contesting import AGAINST, deadline
from contributions.decisions.models import Recours
from contributions.propositions.models import Proposition, Transition
from contributions.propositions.states import Action, State


class AppealRefused(life.MoveRefused):
    """No appeal can be made, or decided; the message, in French, says why."""


def appeal_of(proposition: Proposition) -> Recours | None:
    return Recours.objects.filter(proposition=proposition).first()


def why_not(proposition: Proposition) -> str:
    """Why its author cannot appeal, to be told to them; empty when they can. One query at most."""
    if proposition.state not in (State.REJETEE, State.MASQUEE) or proposition.merged_into_id:
        return "Aucune décision ne peut être contestée pour cette proposition."
    if proposition.auteur_id is None or not proposition.text:
        return "Cette proposition n’a plus d’auteur ou de texte : elle ne peut plus être publiée."
    if timezone.now() > deadline(proposition):
        return "Le délai de deux mois pour contester cette décision est passé."
    if appeal_of(proposition):
        return "Vous avez déjà contesté cette décision. Un recours ne se fait qu’une fois."
    return ""


def contested_decision(proposition: Proposition) -> Transition | None:
    rows = proposition.transitions.filter(action__in=AGAINST, undone_by=None)
    return rows.order_by("-date", "-pk").first()


@transaction.atomic
def ask(pk: int, *, text: str) -> Recours:
    """Record an author's appeal, once for a proposition. Raises ``AppealRefused``."""
    proposition = life.locked(pk)
    if reason := why_not(proposition):
        raise AppealRefused(reason)
    decision = contested_decision(proposition)
    if decision is None:
        raise AppealRefused("Aucune décision ne peut être contestée pour cette proposition.")
    try:
        with transaction.atomic():
            recours = Recours.objects.create(
                proposition=proposition,
                transition=decision,
                contested_actor=decision.actor,
                text=text.strip(),
            )
    except IntegrityError as error:
        raise AppealRefused(
            "Vous avez déjà contesté cette décision. Un recours ne se fait qu’une fois."
        ) from error
    life.log(proposition, Action.CONTESTER, proposition.state, actor=proposition.auteur)
    return recours


def may_decide(recours: Recours, user: User) -> bool:
    """Whether somebody may decide an appeal: never who took the contested decision, nor the author."""
    return user.pk not in (recours.contested_actor_id, recours.proposition.auteur_id)


@transaction.atomic
def decide(pk: int, *, outcome: str, actor: User, note: str = "") -> Recours:
    """Decide an appeal; its author is told, and it is logged. Raises ``MoveRefused``.

    The proposition is held first, as in every decision.
    """
    recours = Recours.objects.select_related("proposition").get(pk=pk)
    life.locked(recours.proposition_id)
    recours = Recours.objects.select_for_update(of=("self",)).select_related("proposition").get(pk=pk)
    if recours.decided_at:
        raise AppealRefused("Ce recours est déjà tranché.")
    if not may_decide(recours, actor):
        raise AppealRefused(
            "Vous avez pris la décision contestée : une autre personne de l’équipe doit trancher ce recours."
        )
    action = Action.ACCORDER if outcome == Recours.Outcome.ACCORDE else Action.MAINTENIR
    recours.outcome, recours.decided_by, recours.decided_at = outcome, actor, timezone.now()
    recours.save(update_fields=["outcome", "decided_by", "decided_at"])
    recours.proposition = life.apply(recours.proposition_id, action, actor=actor, note=note)
    return recours
