"""The news, which features the partners."""

from django.utils import timezone

from actualites.models import ActualitePage, ActualitesIndexPage, Serie
from editorial.models import SiteImage
from home.demo.actualites import ACTUALITES, ActualiteData
from home.demo.dessins import OF_NEWS
from home.demo.loader.composition import compose, paragraphs, source
from home.demo.loader.publishing import Publisher
from partenaires.models import Partenaire
from vocabulaires.models import Axe, Theme


def load_news(
    publisher: Publisher,
    index: ActualitesIndexPage,
    *,
    axes: dict[int, Axe],
    themes: dict[str, Theme],
    partenaires: dict[str, Partenaire],
    drawings: dict[str, SiteImage],
) -> None:
    known = set(index.get_children().values_list("slug", flat=True))
    for data in ACTUALITES:
        if data.slug in known:
            continue
        page = page_of(data)
        if drawing := OF_NEWS.get(data.slug):
            page.hero_image, page.hero_image_alt = drawings[drawing.name], drawing.alt
        page.axes = [axes[number] for number in data.axes]
        page.themes = [themes[slug] for slug in data.themes]
        page.partenaires = [partenaires[slug] for slug in data.partners]
        page.serie = Serie.objects.get_or_create(name=data.serie)[0] if data.serie else None
        publisher.ensure(index, page)


def page_of(data: ActualiteData) -> ActualitePage:
    text = paragraphs(data.paragraphs) + (source(data.source) if data.source else "")
    return ActualitePage(
        title=data.title,
        slug=data.slug,
        search_description=data.lead,
        date=data.date or timezone.localdate(),
        lead=data.lead,
        body=compose(ActualitePage, "body", [("text", text)]),
    )
