"""The consultation's totals as pages tell them, read from counter rows."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Subquery, Sum
from django.db.models.functions import Coalesce

from contributions.propositions import counters
from contributions.propositions.models import Proposition, PropositionCount, Total
from page_cache import remember


@dataclass(frozen=True)
class Figures:
    """How many propositions are published, from how many people, with how many supports.

    ``workshops`` of these propositions were written by groups at events, who are not among the authors.
    """

    propositions: int
    authors: int
    supports: int
    workshops: int


@remember
def axis_totals() -> dict[int, int]:
    """How many published propositions each axis has, by its key; those that have none are absent. One query."""
    counts = PropositionCount.objects.filter(theme=0).order_by().values("axe")
    return dict(counts.annotate(n=Sum("total")).values_list("axe", "n"))


@remember
def consultation_figures() -> Figures:
    """The consultation's totals, which several pages tell; one query, and that of ``axis_totals``."""
    of_workshops = Proposition.objects.published().from_workshops().order_by().values("origine")
    of_workshops = of_workshops.annotate(n=Count("pk")).values("n")
    totals = {
        # SQLite reads the index of workshops by their pages; a page deleted leaves its propositions without one.
        "workshops": Coalesce(Subquery(of_workshops.filter(page__isnull=False)), 0)
        + Coalesce(Subquery(of_workshops.filter(page=None)), 0),
        "authors": Subquery(Total.objects.filter(name=counters.AUTHORS).values("value")),
        "supports": Subquery(Total.objects.filter(name=counters.SUPPORTS).values("value")),
    }
    # Any table that has a row: these totals stand beside one another rather than in it.
    beside = ContentType.objects.order_by("pk").annotate(
        **{name: Coalesce(total, 0) for name, total in totals.items()}
    )
    return Figures(propositions=sum(axis_totals().values()), **beside.values(*totals)[0])
