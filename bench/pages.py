"""The pages that are measured, found on the site itself: addresses follow the content."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MeasuredPage:
    """One address, and whether it is a page of text, whose elements are counted against a bound."""

    name: str
    path: str
    text: bool = False


def measured_pages(
    axe: str, evenement: str, theme: str, proposition: str, api_proposition: str
) -> list[MeasuredPage]:
    """The pages of the bench, given the address of one of each kind."""
    return [
        MeasuredPage("accueil", "/", text=True),
        MeasuredPage("axe", axe, text=True),
        MeasuredPage("événement", evenement, text=True),
        MeasuredPage("fiche d’identité", "/la-concertation/", text=True),
        MeasuredPage("liste", "/propositions/"),
        MeasuredPage("liste filtrée", "/propositions/?profil=eleve&tri=soutenues"),
        MeasuredPage("proposition", proposition, text=True),
        MeasuredPage("thèmes", "/themes/"),
        MeasuredPage("thème", theme),
        MeasuredPage("événements", "/evenements/"),
        MeasuredPage("actualités", "/actualites/"),
        MeasuredPage("partenaires", "/partenaires/"),
        MeasuredPage("recherche", "/recherche/?q=tablette"),
        MeasuredPage("flux", "/propositions/flux.xml"),
        MeasuredPage("API, liste", "/api/v1/propositions/"),
        MeasuredPage("API, une proposition", api_proposition),
    ]
