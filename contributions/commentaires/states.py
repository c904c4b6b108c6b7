"""The life of a comment: its states and the only moves between them."""

from django.db import models

from contributions.propositions.states import Move

TEXT_MAX_LENGTH = 1500
TEXT_MIN_LENGTH = 3


class Position(models.TextChoices):
    """What a comment says of the proposition; a reply takes no side."""

    POUR = "pour", "Pour"
    CONTRE = "contre", "Contre"
    NEUTRE = "neutre", "Sans avis tranché"


class CommentState(models.TextChoices):
    A_MODERER = "a_moderer", "À modérer"
    PUBLIE = "publie", "Publié"
    MASQUE = "masque", "Masqué"
    RETIRE = "retire", "Retiré"


class CommentAction(models.TextChoices):
    ENVOYER = "envoyer", "Envoyé par l’auteur"
    IMPORTER = "importer", "Importé"
    PUBLIER = "publier", "Publié"
    VALIDER = "valider", "Relu et maintenu en ligne"
    MASQUER = "masquer", "Masqué"
    RETABLIR = "retablir", "Rétabli"
    MODIFIER = "modifier", "Modifié par l’auteur"
    RETIRER = "retirer", "Retiré par l’auteur"
    ANONYMISER = "anonymiser", "Rendu anonyme à la demande de l’auteur"


def move(sources: set[str], target: str | None, *, asks_reason: bool = False) -> Move:
    return Move(frozenset(sources), target, asks_reason)


WAITING, ONLINE, HIDDEN = CommentState.A_MODERER, CommentState.PUBLIE, CommentState.MASQUE

COMMENT_MOVES: dict[str, Move] = {
    CommentAction.PUBLIER: move({WAITING}, ONLINE),
    CommentAction.VALIDER: move({ONLINE}, None),
    CommentAction.MASQUER: move({WAITING, ONLINE}, HIDDEN, asks_reason=True),
    CommentAction.RETABLIR: move({HIDDEN}, ONLINE),
    CommentAction.MODIFIER: move({WAITING, ONLINE}, None),
    CommentAction.RETIRER: move({WAITING, ONLINE, HIDDEN}, CommentState.RETIRE),
    CommentAction.ANONYMISER: move({WAITING, ONLINE, HIDDEN}, None),
}
AUTHOR_ACTIONS = (
    CommentAction.ENVOYER,
    CommentAction.MODIFIER,
    CommentAction.RETIRER,
    CommentAction.ANONYMISER,
)
