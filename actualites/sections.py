"""What pages of other applications show of news: those of a theme, those of a partner."""

from django.db.models import Model

from actualites.addresses import feed_url, list_url
from actualites.models import ActualitePage
from editorial.sections import Section
from partenaires.models import Partenaire
from vocabulaires.models import Theme

SHOWN = 3


def section_of(row: Model, **filters: Model) -> Section | None:
    """The news filed under a row, the newest first; one query."""
    news = ActualitePage.objects.visible().filed_under(**filters)
    items = list(news.newest_first().for_card()[: SHOWN + 1])
    if not items:
        return None
    return Section(
        name="actualites",
        title="Actualités",
        template="components/news.html",
        items=items[:SHOWN],
        url=list_url(**dict.fromkeys(filters, row.slug)) if len(items) > SHOWN else "",
        label="Toutes ces actualités",
        feed_url=feed_url(**dict.fromkeys(filters, row.slug)),
    )


def theme_section(theme: Theme) -> Section | None:
    return section_of(theme, theme=theme)


def partner_section(partenaire: Partenaire) -> Section | None:
    return section_of(partenaire, partenaire=partenaire)
