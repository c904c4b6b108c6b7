"""The tables of contributions, each declared in its room: the list that Django reads."""

from contributions.analyse.models import (
    Alerte,
    Analyse,
    Empreinte,
    Groupe,
    MembreDeGroupe,
    MotDeTheme,
    ReglesDeModeration,
    SuggestionDeTheme,
)
from contributions.commentaires.models import (
    BrouillonCommentaire,
    Commentaire,
    CommentaireQuerySet,
    CommentaireTransition,
    SoutienCommentaire,
)
from contributions.decisions.models import DecisionCount, DelayCount, JourDeModeration, Recours, Soutien
from contributions.imports.models import Import, ImportLine, ImportPart, Provenance, ProvenanceCommentaire
from contributions.moderation.models import Examen, FiltreEnregistre
from contributions.propositions.models import (
    ConsultationSettings,
    Depot,
    FormMoment,
    Motif,
    Proposition,
    PropositionCount,
    PropositionQuerySet,
    PropositionTheme,
    Reponse,
    Total,
    Transition,
)
from contributions.reponses.models import ReponseImport
from contributions.signalements.models import Signalement

__all__ = [
    "Alerte",
    "Analyse",
    "BrouillonCommentaire",
    "Commentaire",
    "CommentaireQuerySet",
    "CommentaireTransition",
    "ConsultationSettings",
    "DecisionCount",
    "DelayCount",
    "Depot",
    "Empreinte",
    "Examen",
    "FiltreEnregistre",
    "FormMoment",
    "Groupe",
    "Import",
    "ImportLine",
    "ImportPart",
    "JourDeModeration",
    "MembreDeGroupe",
    "MotDeTheme",
    "Motif",
    "Proposition",
    "PropositionCount",
    "PropositionQuerySet",
    "PropositionTheme",
    "Provenance",
    "ProvenanceCommentaire",
    "Recours",
    "ReglesDeModeration",
    "Reponse",
    "ReponseImport",
    "Signalement",
    "Soutien",
    "SoutienCommentaire",
    "SuggestionDeTheme",
    "Total",
    "Transition",
]
