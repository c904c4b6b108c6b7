"""The fiche d’identité: what the consultation was, with its figures and its calendar of 2020."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join

from axes.models import AxePage
from home.demo import fiche as content
from home.demo.loader.composition import anchor, compose, heading, numbered, paragraphs, points, source
from home.demo.loader.publishing import Publisher
from home.models import FicheIdentitePage, HomePage


def load_fiche(publisher: Publisher, home: HomePage) -> FicheIdentitePage:
    """The first page of the menu, made after those of the axes, to which it leads."""
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
    publisher.ensure(home, page)
    page.move(home, pos="first-child")
    return page


def parts() -> dict[str, list[tuple[str, object]]]:
    """The blocks of each part of the page."""
    first, link = content.RETENUES_NOTE
    retained = (
        heading(content.RETENUES_TITLE, level=4)
        + numbered(title for _, title in content.RETENUES)
        + format_html("<p>{}{}.</p>", first, anchor(link, content.MINISTERE.url))
    )
    return {
        "objet": [("text", paragraphs([content.OBJET]) + axes() + source(content.FICHE))],
        "engagements": [("text", passage(content.ENGAGEMENTS))],
        "modalites": [
            ("text", passages(content.MODALITES)),
            ("timeline", {"title": "Le calendrier de 2020", "steps": calendar_of_2020()}),
        ],
        "participants": [
            ("figures", {"title": "", "figures": figures(content.PARTICIPANTS_CHIFFRES)}),
            ("text", passage(content.PARTICIPANTS)),
            ("partners_strip", {"heading": "Les partenaires"}),
        ],
        "synthese": [
            ("text", passages([content.SYNTHESE, content.IDEES_PHARES])),
            ("text", retained),
            ("text", passage(content.COMPTAGES)),
            ("figures", {"title": "Le bilan en chiffres", "figures": figures(content.BILAN_CHIFFRES)}),
        ],
        "suites": [("text", passages(content.SUITES, level=3))],
    }


def axes() -> str:
    """The five axes, each leading to its page."""
    pages = AxePage.objects.live().order_by("axe__number").values_list("pk", "title")
    links = format_html_join("", '<li><a linktype="page" id="{}">{}</a></li>', pages)
    return format_html("<ol>{}</ol>", links)


def passages(several: Iterable[content.Passage], level: int = 4) -> str:
    return format_html_join("", "{}", ((passage(one, level),) for one in several))


def passage(data: content.Passage, level: int = 4) -> str:
    title = heading(data.title, level=level) if data.title else ""
    return title + paragraphs(data.paragraphs) + points(data.points) + source(*data.sources)


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
    """Each figure with its source, and its date where the source gives one."""
    return [
        {
            "prefix": chiffre.prefix,
            "value": chiffre.value,
            "label": chiffre.label,
            "date": chiffre.date,
            "source": chiffre.source.label,
            "source_url": chiffre.source.url,
        }
        for chiffre in chiffres
    ]
