"""What other pages show of the measures: those of a proposition, a région or a theme."""

from django.db.models import QuerySet

from contributions.propositions.models import Proposition, PropositionTheme
from editorial.rows import WrittenQuery
from editorial.sections import Section
from suites.models import Citation, Mesure, filed
from vocabulaires.models import RegionAcademique, Theme

SHOWN = 3
CITING = WrittenQuery(lambda proposition: Mesure.objects.live().citing(proposition).for_short_cards())


def measures_of(proposition: Proposition) -> Section | None:
    """The published measures that cite a proposition; one query."""
    mesures = list(filed(CITING.rows(proposition.pk)))
    if not mesures:
        return None
    return Section(
        name="mesures",
        title="Les mesures qui citent cette proposition",
        template="suites/_citations.html",
        items=mesures,
        url="/suites/",
        label="Toutes les mesures",
    )


def region_section(region: RegionAcademique) -> Section | None:
    """The measures that cite propositions of people of a région; one query."""
    propositions = Proposition.objects.published().filter(region=region)
    return section_citing(propositions.order_by().values("pk"), "Les suites des propositions de cette région")


def theme_section(theme: Theme) -> Section | None:
    """The measures that cite propositions of a theme; one query."""
    propositions = PropositionTheme.objects.filter(tag=theme, published_at__isnull=False)
    return section_citing(
        propositions.order_by().values("content_object"), "Les suites des propositions de ce thème"
    )


def section_citing(propositions: QuerySet, title: str) -> Section | None:
    """The first published measures that cite some of the propositions, given by their keys."""
    cited = Citation.objects.filter(proposition__in=propositions).order_by().values("mesure")
    items = list(Mesure.objects.live().filter(pk__in=cited).for_cards()[:SHOWN])
    if not items:
        return None
    return Section(
        name="mesures",
        title=title,
        template="suites/_cards.html",
        items=items,
        url="/suites/",
        label="Toutes les mesures",
    )
