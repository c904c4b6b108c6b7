from evenements.imports.models import ImportRencontres
from evenements.inscriptions.models import Inscription
from evenements.models.moments import Seance
from evenements.models.pages import EvenementPage, EvenementsIndexPage
from evenements.models.queries import EvenementQuerySet
from evenements.regions.models import Correspondant

__all__ = [
    "Correspondant",
    "EvenementPage",
    "EvenementQuerySet",
    "EvenementsIndexPage",
    "ImportRencontres",
    "Inscription",
    "Seance",
]
