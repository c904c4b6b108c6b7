"""The tables of this room."""

from contributions.analyse.models.analyses import (
    Alerte,
    Analyse,
    Empreinte,
    Groupe,
    MembreDeGroupe,
    MotDeTheme,
    SuggestionDeTheme,
)
from contributions.analyse.models.regles import ReglesDeModeration

__all__ = [
    "Alerte",
    "Analyse",
    "Empreinte",
    "Groupe",
    "MembreDeGroupe",
    "MotDeTheme",
    "ReglesDeModeration",
    "SuggestionDeTheme",
]
