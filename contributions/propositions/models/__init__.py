"""The tables of this room."""

from contributions.propositions.models.counts import PropositionCount, Total
from contributions.propositions.models.depots import Depot
from contributions.propositions.models.history import Motif, Transition
from contributions.propositions.models.moments import FormMoment
from contributions.propositions.models.propositions import Proposition, PropositionTheme
from contributions.propositions.models.queries import PropositionQuerySet
from contributions.propositions.models.reponses import Reponse
from contributions.propositions.models.settings import ConsultationSettings

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
