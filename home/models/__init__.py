from home.models.content import ContentPage, LegalPage
from home.models.fiche import FicheIdentitePage
from home.models.home_page import HomePage

__all__ = ["ContentPage", "FicheIdentitePage", "HomePage", "LegalPage"]
