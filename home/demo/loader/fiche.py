"""The fiche d’identité: what the consultation was, with its figures and its calendar of 2020."""

from home.demo import fiche as content
from home.demo.loader.composition import compose, heading, numbered, paragraphs, points
from home.demo.loader.publishing import Publisher
from home.models import FicheIdentitePage, HomePage


def load_fiche(publisher: Publisher, home: HomePage) -> FicheIdentitePage:
    existing = FicheIdentitePage.objects.first()
    if existing is not None:
        return existing
    page = FicheIdentitePage(
        title="La concertation",
        slug="la-concertation",
        search_description="Objet, engagements, calendrier, participants, résultats et suites.",
        lead=content.INTRODUCTION,
        show_in_menus=True,
    )
    for name, blocks in parts().items():
        setattr(page, name, compose(FicheIdentitePage, name, blocks))
    return publisher.ensure(home, page)


def parts() -> dict[str, list[tuple[str, object]]]:
    """The blocks of each part of the page."""
    retained = (
        heading("Douze propositions retenues dont l’intitulé est connu", level=4)
        + numbered(title for _, title in content.RETENUES)
        + paragraphs([content.RETENUES_NOTE])
    )
    return {
        "objet": [("text", paragraphs(content.OBJET))],
        "engagements": [("text", points(content.ENGAGEMENTS))],
        "modalites": [
            ("text", paragraphs(content.MODALITES)),
            ("timeline", {"title": "Le calendrier de 2020", "steps": calendar_of_2020()}),
            ("timeline", {"title": "Le calendrier de cette démonstration", "steps": []}),
        ],
        "participants": [
            ("text", paragraphs(content.PARTICIPANTS)),
            ("partners_strip", {"heading": "Les partenaires"}),
        ],
        "synthese": [
            ("figures", {"title": "La participation en chiffres", "figures": figures(content.CHIFFRES)}),
            ("text", paragraphs([content.SYNTHESE_COMPTAGES, *content.SYNTHESE])),
            ("text", retained),
        ],
        "suites": [("text", paragraphs(content.SUITES))],
    }


def calendar_of_2020() -> list[dict[str, object]]:
    return [
        {
            "title": phase.title,
            "start_date": phase.start,
            "end_date": phase.end,
            "description": phase.description,
        }
        for phase in content.PHASES
    ]


def figures(chiffres: tuple[content.Chiffre, ...]) -> list[dict[str, object]]:
    """Each figure with its date and its source, as the block asks."""
    return [
        {
            "value": chiffre.value,
            "label": chiffre.label,
            "date": chiffre.date,
            "source": chiffre.source,
            "source_url": chiffre.source_url,
        }
        for chiffre in chiffres
    ]
