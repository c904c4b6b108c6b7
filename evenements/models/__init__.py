from evenements.inscriptions.models import Inscription
from evenements.models.moments import Seance
from evenements.models.pages import EvenementPage, EvenementsIndexPage
from evenements.models.queries import EvenementQuerySet

__all__ = ["EvenementPage", "EvenementQuerySet", "EvenementsIndexPage", "Inscription", "Seance"]
