"""The life of a text as the charter of moderation tells it, state by state: what may be done, and where it leads.

Written apart from the site's own tables, which must say the same.
"""

from contributions.commentaires.states import CommentAction, CommentState
from contributions.propositions.states import Action, State

STAYS = ""

PROPOSITIONS: dict[str, dict[str, str]] = {
    # Its author, a file or a workshop hands it in.
    State.BROUILLON: {
        Action.CONFIRMER: State.A_MODERER,
        Action.IMPORTER: State.A_MODERER,
        Action.SAISIR: State.A_MODERER,
        Action.RETIRER: State.RETIREE,
        Action.SANS_REPONSE: STAYS,
    },
    # The team reads it; its author can still change it.
    State.A_MODERER: {
        Action.PUBLIER: State.PUBLIEE,
        Action.RENVOYER: State.BROUILLON,
        Action.REJETER: State.REJETEE,
        Action.FUSIONNER: State.MASQUEE,
        Action.RECLASSER: STAYS,
        Action.MODIFIER: STAYS,
        Action.RETIRER: State.RETIREE,
        Action.ANONYMISER: STAYS,
        Action.SANS_REPONSE: STAYS,
    },
    # The public reads it; the organisers answer.
    State.PUBLIEE: {
        Action.VALIDER: STAYS,
        Action.MASQUER: State.MASQUEE,
        Action.FUSIONNER: State.MASQUEE,
        Action.RECLASSER: STAYS,
        Action.REPONDRE: STAYS,
        Action.MODIFIER: STAYS,
        Action.RETIRER: State.RETIREE,
        Action.ANONYMISER: STAYS,
        Action.SANS_REPONSE: STAYS,
    },
    # Taken off line: it may come back, by the team or by an appeal.
    State.MASQUEE: {
        Action.RETABLIR: State.PUBLIEE,
        Action.CONTESTER: STAYS,
        Action.MAINTENIR: STAYS,
        Action.ACCORDER: State.PUBLIEE,
        Action.RECLASSER: STAYS,
        Action.RETIRER: State.RETIREE,
        Action.ANONYMISER: STAYS,
        Action.SANS_REPONSE: STAYS,
    },
    # Refused: an appeal alone publishes it.
    State.REJETEE: {
        Action.CONTESTER: STAYS,
        Action.MAINTENIR: STAYS,
        Action.ACCORDER: State.PUBLIEE,
        Action.RETIRER: State.RETIREE,
        Action.SANS_REPONSE: STAYS,
    },
    # What its author took back stays so.
    State.RETIREE: {},
}
AGAINST_A_PROPOSITION = [Action.RENVOYER, Action.REJETER, Action.MASQUER, Action.MAINTENIR]

COMMENTS: dict[str, dict[str, str]] = {
    CommentState.A_MODERER: {
        CommentAction.PUBLIER: CommentState.PUBLIE,
        CommentAction.MASQUER: CommentState.MASQUE,
        CommentAction.MODIFIER: STAYS,
        CommentAction.RETIRER: CommentState.RETIRE,
        CommentAction.ANONYMISER: STAYS,
    },
    CommentState.PUBLIE: {
        CommentAction.VALIDER: STAYS,
        CommentAction.MASQUER: CommentState.MASQUE,
        CommentAction.MODIFIER: STAYS,
        CommentAction.RETIRER: CommentState.RETIRE,
        CommentAction.ANONYMISER: STAYS,
    },
    CommentState.MASQUE: {
        CommentAction.RETABLIR: CommentState.PUBLIE,
        CommentAction.RETIRER: CommentState.RETIRE,
        CommentAction.ANONYMISER: STAYS,
    },
    CommentState.RETIRE: {},
}


def states_for(action: str) -> list[str]:
    """The states in which a proposition takes an action."""
    return [state for state, moves in PROPOSITIONS.items() if action in moves]
