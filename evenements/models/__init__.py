from evenements.imports.models import ImportRencontres
from evenements.inscriptions.models import Avis, Inscription
from evenements.models.moments import Seance
from evenements.models.pages import EvenementPage, EvenementsIndexPage
from evenements.models.queries import EvenementQuerySet
from evenements.regions.models import Correspondant

__all__ = [
    "Avis",
    "Correspondant",
    "EvenementPage",
    "EvenementQuerySet",
    "EvenementsIndexPage",
    "ImportRencontres",
    "Inscription",
    "Seance",
]
