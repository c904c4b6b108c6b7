from contributions.models.counts import PropositionCount, Total
from contributions.models.depots import Depot
from contributions.models.history import Motif, Transition
from contributions.models.moments import FormMoment
from contributions.models.propositions import Proposition, PropositionQuerySet, PropositionTheme
from contributions.models.reponses import Reponse
from contributions.models.settings import ConsultationSettings

__all__ = [
    "ConsultationSettings",
    "Depot",
    "FormMoment",
    "Motif",
    "Proposition",
    "PropositionCount",
    "PropositionQuerySet",
    "PropositionTheme",
    "Reponse",
    "Total",
    "Transition",
]
