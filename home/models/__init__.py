from home.models.content import ContentPage, LegalPage
from home.models.fiche import FicheIdentitePage
from home.models.home_page import HomePage
from home.models.open_data import JeuDeDonnees

__all__ = ["ContentPage", "FicheIdentitePage", "HomePage", "JeuDeDonnees", "LegalPage"]
