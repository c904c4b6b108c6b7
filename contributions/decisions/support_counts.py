"""How many people support each proposition: the count on its row, checked and mended."""

from collections.abc import Collection

from django.db.models import Count, Sum

from contributions.decisions.models import Soutien
from contributions.propositions import repairs
from contributions.propositions.models import Proposition
from operations.counters import Counter


def drift(pks: Collection[int] | None = None) -> dict[int, int]:
    """How far the count of each proposition (or of some) is from its supports; empty when all are exact.

    A proposition counts the people who support it, those counted without anybody's name, and those without
    a name that the propositions merged into it brought. Three queries for some, or for each ten thousand of
    all, with one for where these begin; for merges and repairs.
    """
    if pks is None:
        differences: dict[int, int] = {}
        for part in repairs.parts(Proposition.objects.all()):
            differences |= drift(part)
        return differences
    propositions = Proposition.objects.filter(**repairs.among("pk", pks))
    supports = Soutien.objects.filter(**repairs.among("proposition", pks))
    joined = Proposition.objects.filter(unnamed_supports__gt=0, **repairs.among("merged_into", pks))
    people = dict(supports.order_by().values_list("proposition").annotate(n=Count("pk")))
    brought = dict(joined.order_by().values_list("merged_into").annotate(n=Sum("unnamed_supports")))
    rows = propositions.order_by("pk").values_list("pk", "support_count", "unnamed_supports")
    true = ((pk, unnamed + people.get(pk, 0) + brought.get(pk, 0), stored) for pk, stored, unnamed in rows)
    return {pk: count - stored for pk, count, stored in true if count != stored}


def repair() -> int:
    """Bring the counts of propositions to their supports; how many were wrong."""
    differences = drift()
    repairs.shift(Proposition.objects.all(), "support_count", differences)
    return len(differences)


COUNTERS = (
    Counter("Soutiens des propositions", ("contributions.Proposition.support_count",), drift, repair),
)
