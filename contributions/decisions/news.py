"""What the followers of a proposition, of its themes and of its axis are told of its life."""

from collections.abc import Iterable

from django.db.models import CharField, Subquery, Value
from django.db.models.functions import Cast, Concat

from comptes import follows
from contributions.propositions.follows import PROPOSITION_KIND
from contributions.propositions.models import Proposition, Transition
from contributions.propositions.states import Action, State
from vocabulaires.follows import AXE_KIND, THEME_KIND


def key_of(transition_pk: int | str) -> str:
    """Names a decision, so that one taken back within its ten seconds is told to nobody."""
    return f"transition-{transition_pk}"


def tell_change(
    proposition: Proposition,
    transition: Transition,
    *,
    was_published: bool,
    theme_ids: Iterable[int],
) -> None:
    """Announce that a proposition has become public or no longer is; its author has mails of their own.

    What was announced of words that are no longer public is taken back from the mails that still wait for
    it. One query for a publication, three when it leaves the public.
    """
    if proposition.is_published == was_published:
        return
    if not proposition.is_published:
        forget_publication(proposition)
        sentence, url = departure(proposition, transition.action)
        targets = [(PROPOSITION_KIND, proposition.pk)]
    elif transition.action == Action.RETABLIR:
        sentence = f"La proposition « {proposition.title} » est de nouveau en ligne."
        url = proposition.get_absolute_url()
        targets = [(PROPOSITION_KIND, proposition.pk)]
    else:
        sentence = f"Nouvelle proposition : « {proposition.title} »"
        url = proposition.get_absolute_url()
        targets = [(AXE_KIND, proposition.axe_id), *((THEME_KIND, theme_id) for theme_id in theme_ids)]
    follows.announce(
        *targets[0],
        sentence,
        url,
        also=targets[1:],
        key=key_of(transition.pk),
        apart_from=proposition.auteur,
    )


def departure(proposition: Proposition, action: str) -> tuple[str, str]:
    """The sentence and the address; words that are no longer public are not repeated."""
    kept = proposition.merged_into
    if action == Action.FUSIONNER and kept is not None:
        sentence = f"La proposition {proposition.display_reference} a rejoint « {kept.title} », qui porte désormais les deux."
        return sentence, kept.get_absolute_url()
    why = "a été retirée par son auteur" if action == Action.RETIRER else "n’est plus en ligne"
    return f"La proposition {proposition.display_reference} {why}.", proposition.receipt_url


def forget_publication(proposition: Proposition) -> None:
    """The last time it became public is told no more; two queries."""
    arrivals = Transition.objects.filter(proposition=proposition, to_state=State.PUBLIEE)
    last = arrivals.exclude(from_state=State.PUBLIEE).order_by("-pk").values("pk")[:1]
    follows.retract(Concat(Value(key_of("")), Cast(Subquery(last), CharField())))
