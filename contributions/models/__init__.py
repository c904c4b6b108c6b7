from contributions.models.analyses import (
    Alerte,
    Analyse,
    Empreinte,
    Groupe,
    MembreDeGroupe,
    MotDeTheme,
    SuggestionDeTheme,
)
from contributions.models.commentaires import (
    BrouillonCommentaire,
    Commentaire,
    CommentaireQuerySet,
    CommentaireTransition,
    SoutienCommentaire,
)
from contributions.models.counts import PropositionCount, Total
from contributions.models.depots import Depot
from contributions.models.history import Motif, Transition
from contributions.models.imports import Import, ImportLine, ImportPart, Provenance, ProvenanceCommentaire
from contributions.models.journal import DecisionCount, DelayCount, JourDeModeration
from contributions.models.moderation import Examen, FiltreEnregistre
from contributions.models.moments import FormMoment
from contributions.models.proposition_queries import PropositionQuerySet
from contributions.models.propositions import Proposition, PropositionTheme
from contributions.models.recours import Recours
from contributions.models.regles import ReglesDeModeration
from contributions.models.reponse_imports import ReponseImport
from contributions.models.reponses import Reponse
from contributions.models.settings import ConsultationSettings
from contributions.models.signalements import Signalement
from contributions.models.soutiens import Soutien

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
    "JourDeModeration",
    "MembreDeGroupe",
    "MotDeTheme",
    "Import",
    "ImportLine",
    "ImportPart",
    "Motif",
    "Proposition",
    "PropositionCount",
    "PropositionQuerySet",
    "PropositionTheme",
    "Recours",
    "ReglesDeModeration",
    "Provenance",
    "ProvenanceCommentaire",
    "Reponse",
    "ReponseImport",
    "Soutien",
    "SuggestionDeTheme",
    "Signalement",
    "SoutienCommentaire",
    "Total",
    "Transition",
]
