"""What a proposition's page and its receipt show of the measures."""

from contributions.models import Proposition
from editorial.sections import Section
from suites.models import Citation


def measures_of(proposition: Proposition) -> Section | None:
    """The published measures that cite a proposition: one query without any, two with some."""
    citations = list(
        Citation.objects.of_live_measures()
        .filter(proposition=proposition)
        .select_related("mesure__axe")
        .prefetch_related("mesure__etapes")
        .order_by("mesure__sort_order", "pk")
    )
    if not citations:
        return None
    return Section(
        name="mesures",
        title="Les mesures qui citent cette proposition",
        template="suites/_citations.html",
        items=citations,
        url="/suites/",
        label="Toutes les mesures",
    )
