from evenements.models.pages import EvenementPage, EvenementsIndexPage

__all__ = ["EvenementPage", "EvenementsIndexPage"]
