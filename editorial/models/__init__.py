from editorial.models.calendar import Phase
from editorial.models.identity import SiteIdentity
from editorial.models.media import SiteDocument, SiteImage, SiteRendition
from editorial.models.newsroom import Constat, Introuvable, Relecture
from editorial.models.pages import BasePage

__all__ = [
    "BasePage",
    "Constat",
    "Introuvable",
    "Phase",
    "Relecture",
    "SiteDocument",
    "SiteIdentity",
    "SiteImage",
    "SiteRendition",
]
