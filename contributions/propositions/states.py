"""The life of a proposition: how it came in, its states and the only moves between them."""

from dataclasses import dataclass

from django.db import models


class Origine(models.TextChoices):
    """How a proposition came in."""

    EN_LIGNE = "en-ligne", "En ligne"
    ATELIER = "atelier", "Atelier"
    IMPORT = "import", "Import"


class State(models.TextChoices):
    BROUILLON = "brouillon", "Brouillon"
    A_MODERER = "a_moderer", "À modérer"
    PUBLIEE = "publiee", "Publiée"
    MASQUEE = "masquee", "Masquée"
    REJETEE = "rejetee", "Rejetée"
    RETIREE = "retiree", "Retirée"


class Action(models.TextChoices):
    CONFIRMER = "confirmer", "Confirmée par l’auteur"
    IMPORTER = "importer", "Importée"
    SAISIR = "saisir", "Saisie par l’équipe"
    PUBLIER = "publier", "Publiée"
    VALIDER = "valider", "Relue et maintenue en ligne"
    RENVOYER = "renvoyer", "Renvoyée à l’auteur"
    REJETER = "rejeter", "Rejetée"
    MASQUER = "masquer", "Masquée"
    RETABLIR = "retablir", "Rétablie"
    FUSIONNER = "fusionner", "Fusionnée"
    RECLASSER = "reclasser", "Reclassée"
    RETIRER = "retirer", "Retirée par l’auteur"
    MODIFIER = "modifier", "Modifiée par l’auteur"
    ANNULER = "annuler", "Décision annulée"
    ANONYMISER = "anonymiser", "Rendue anonyme à la demande de l’auteur"
    REPONDRE = "repondre", "Réponse des organisateurs"
    SANS_REPONSE = "sans_reponse", "Réponse retirée"
    CONTESTER = "contester", "Recours de l’auteur"
    MAINTENIR = "maintenir", "Décision maintenue après recours"
    ACCORDER = "accorder", "Publiée après recours"


# How a proposition reaches the team: by its author's hand, from a file, or from the paper of a workshop.
# What answers a text that waits; the others come after.
FIRST_DECISIONS = (
    Action.PUBLIER,
    Action.VALIDER,
    Action.RENVOYER,
    Action.REJETER,
    Action.MASQUER,
    Action.FUSIONNER,
)
ENTRIES = frozenset({Action.CONFIRMER, Action.IMPORTER, Action.SAISIR})


@dataclass(frozen=True)
class Move:
    """What an action asks for and leads to.

    ``target`` is ``None`` when the state stays; ``asks_reason`` says that a motif or a message is due.
    """

    sources: frozenset[str]
    target: str | None
    asks_reason: bool = False


ANY_STATE = frozenset(State.values)

# Taking back a decision leads to whatever it had left: ``contributions.decisions.undo`` makes it, not this table.
MOVES: dict[str, Move] = {
    Action.CONFIRMER: Move(frozenset({State.BROUILLON}), State.A_MODERER),
    Action.IMPORTER: Move(frozenset({State.BROUILLON}), State.A_MODERER),
    Action.SAISIR: Move(frozenset({State.BROUILLON}), State.A_MODERER),
    Action.PUBLIER: Move(frozenset({State.A_MODERER}), State.PUBLIEE),
    Action.VALIDER: Move(frozenset({State.PUBLIEE}), None),
    Action.RENVOYER: Move(frozenset({State.A_MODERER}), State.BROUILLON, asks_reason=True),
    Action.REJETER: Move(frozenset({State.A_MODERER}), State.REJETEE, asks_reason=True),
    Action.MASQUER: Move(frozenset({State.PUBLIEE}), State.MASQUEE, asks_reason=True),
    Action.RETABLIR: Move(frozenset({State.MASQUEE}), State.PUBLIEE),
    Action.FUSIONNER: Move(frozenset({State.A_MODERER, State.PUBLIEE}), State.MASQUEE),
    Action.RECLASSER: Move(frozenset({State.A_MODERER, State.PUBLIEE, State.MASQUEE}), None),
    Action.RETIRER: Move(ANY_STATE - {State.RETIREE}, State.RETIREE),
    Action.MODIFIER: Move(frozenset({State.A_MODERER, State.PUBLIEE}), None),
    Action.ANONYMISER: Move(frozenset({State.A_MODERER, State.PUBLIEE, State.MASQUEE}), None),
    Action.REPONDRE: Move(frozenset({State.PUBLIEE}), None),
    Action.SANS_REPONSE: Move(ANY_STATE - {State.RETIREE}, None),
    Action.CONTESTER: Move(frozenset({State.REJETEE, State.MASQUEE}), None),
    Action.MAINTENIR: Move(frozenset({State.REJETEE, State.MASQUEE}), None, asks_reason=True),
    Action.ACCORDER: Move(frozenset({State.REJETEE, State.MASQUEE}), State.PUBLIEE),
}
