"""The pages that hold the others together: home, fiche d’identité, indexes, charter, legal pages."""

from wagtail.models import Page

from actualites.models import ActualitesIndexPage
from axes.models import AxesIndexPage
from editorial.models import Phase
from evenements.models import EvenementsIndexPage
from home.demo import pages as content
from home.demo.calendrier import CONSULTATION
from home.demo.loader.composition import compose, link, paragraphs, section
from home.demo.loader.publishing import Publisher
from home.models import ContentPage, HomePage, LegalPage

LEGAL_PAGES = {
    LegalPage.Kind.LEGAL_NOTICE: content.MENTIONS_LEGALES,
    LegalPage.Kind.PERSONAL_DATA: content.DONNEES_PERSONNELLES,
    LegalPage.Kind.ACCESSIBILITY: content.ACCESSIBILITE,
    LegalPage.Kind.COOKIES: content.COOKIES,
    LegalPage.Kind.ECO_DESIGN: content.ECO_CONCEPTION,
}

INDEX_BODIES = {
    "axes": [
        (
            "proposition_list",
            {"heading": "Les plus soutenues, tous axes confondus", "sort": "soutenues", "count": 3},
        )
    ],
}


def load_index(publisher: Publisher, home: HomePage, data: content.IndexData) -> Page:
    """One of the lists of the site, found by its type whatever its address has become."""
    model = {"axes": AxesIndexPage, "evenements": EvenementsIndexPage, "actualites": ActualitesIndexPage}[
        data.slug
    ]
    existing = model.objects.child_of(home).first()
    if existing is not None:
        return existing
    page = model(
        title=data.title,
        slug=data.slug,
        lead=data.lead,
        search_description=data.lead,
        show_in_menus=True,
        body=compose(model, "body", INDEX_BODIES.get(data.slug, [])),
    )
    return publisher.ensure(home, page)


def load_legal_pages(publisher: Publisher, home: HomePage) -> None:
    for kind, sections in LEGAL_PAGES.items():
        body = compose(LegalPage, "body", map(section, sections))
        publisher.ensure(home, LegalPage(title=kind.label, slug=kind.value, kind=kind.value, body=body))


def load_charter(publisher: Publisher, home: HomePage) -> Page:
    reasons = {
        "title": content.CHARTE_MOTIFS_TITLE,
        "entries": [
            {"title": motif.label, "text": paragraphs([motif.explanation])} for motif in content.MOTIFS
        ],
    }
    blocks = [*map(section, content.CHARTE), ("accordion", reasons), section(content.CHARTE_RECOURS)]
    page = ContentPage(
        title="Charte de participation",
        slug="charte",
        search_description=content.CHARTE_INTRODUCTION,
        lead=content.CHARTE_INTRODUCTION,
        body=compose(ContentPage, "body", blocks),
    )
    return publisher.ensure(home, page)


def during_consultation(blocks: list[tuple[str, object]]) -> tuple[str, object]:
    return shown("pendant", blocks)


def after_consultation(blocks: list[tuple[str, object]]) -> tuple[str, object]:
    return shown("apres", blocks)


def shown(when: str, blocks: list[tuple[str, object]]) -> tuple[str, object]:
    """A part of the page that comes and goes with the phase of the calendar when propositions are taken."""
    phase = Phase.objects.filter(title=CONSULTATION).first()
    rule = {"when": when, "phase": phase, "next_phase": None, "date": None, "end_date": None}
    return "moment", {**rule, "content": blocks}


def load_guide(publisher: Publisher, home: HomePage, charter: Page) -> Page:
    """How to take part, in a few steps, and the questions people ask."""
    questions = {
        "title": content.QUESTIONS_TITLE,
        "entries": [
            {"title": question, "text": paragraphs([answer])} for question, answer in content.QUESTIONS
        ],
    }
    actions = [
        link("Déposer une proposition", url="/propositions/deposer/"),
        link("Lire la charte", page=charter),
    ]
    nearby = ("events_list", {"heading": "Les prochaines rencontres", "count": 3})
    blocks = [
        *map(section, content.PARTICIPER),
        during_consultation([("buttons", {"buttons": actions})]),
        after_consultation([section(content.PARTICIPER_ENSUITE)]),
        section(content.PROMESSES),
        ("timeline", {"title": content.CALENDRIER_TITLE, "steps": []}),
        ("accordion", questions),
        nearby,
    ]
    page = ContentPage(
        title="Comment participer",
        slug="comment-participer",
        search_description=content.PARTICIPER_LEAD,
        lead=content.PARTICIPER_LEAD,
        body=compose(ContentPage, "body", blocks),
    )
    return publisher.ensure(home, page)
