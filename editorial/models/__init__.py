from editorial.models.calendar import Phase
from editorial.models.identity import SiteIdentity
from editorial.models.media import SiteDocument, SiteImage, SiteRendition
from editorial.models.pages import BasePage

__all__ = ["BasePage", "Phase", "SiteDocument", "SiteIdentity", "SiteImage", "SiteRendition"]
