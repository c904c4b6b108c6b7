"""Counter rows changed in the transaction of the change they count, and their repair."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum

from contributions.propositions.models import Proposition, PropositionCount, PropositionTheme, Total
from operations.counters import Counter as Checked

AUTHORS = "auteurs"
SUPPORTS = "soutiens"

CountKey = tuple[int, int, int, str]


def keys_of(proposition: Proposition, theme_ids: Iterable[int]) -> list[CountKey]:
    """The counter rows a published proposition belongs to: one for itself, one for each theme."""
    region = proposition.region_id or 0
    return [(theme, proposition.axe_id, region, proposition.profil_id) for theme in (0, *theme_ids)]


def shift(changes: dict[CountKey, int]) -> None:
    """Add to counter rows, creating those that lack, in one query.

    Rows are written in one order everywhere, so that two decisions at once wait and never deadlock.
    """
    rows = sorted((key, delta) for key, delta in changes.items() if delta)
    table = PropositionCount._meta.db_table
    for start in range(0, len(rows), 150):
        chunk = rows[start : start + 150]
        places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(chunk))
        values = [value for key, delta in chunk for value in (*key, delta)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (theme, axe, region, profil, total) VALUES {places} "  # noqa: S608
                f"ON CONFLICT (theme, axe, region, profil) DO UPDATE SET total = {table}.total + excluded.total",
                values,
            )


def shift_total(name: str, delta: int) -> None:
    """Add to a total of the whole."""
    if not Total.objects.filter(name=name).update(value=F("value") + delta):
        Total.objects.bulk_create([Total(name=name, value=0)], ignore_conflicts=True)
        Total.objects.filter(name=name).update(value=F("value") + delta)


def shift_published(sign: int, *, supports: int, others: QuerySet | None) -> None:
    """Count in the totals a proposition that becomes public (+1) or leaves the public (-1), in one query.

    Its author counts unless ``others``, their other published propositions, holds a row; ``None`` means
    no author. The caller holds the author's row, so that nothing slips between.
    """
    table = Total._meta.db_table
    rows, params = ["SELECT %s, %s WHERE true"], [SUPPORTS, sign * supports]
    if others is not None:
        exists, exists_params = others.order_by().values("pk").query.sql_with_params()
        rows.insert(0, f"SELECT %s, %s WHERE NOT EXISTS ({exists}) UNION ALL")
        params = [AUTHORS, sign, *exists_params, *params]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (name, value) {' '.join(rows)} "
            f"ON CONFLICT (name) DO UPDATE SET value = {table}.value + excluded.value",
            params,
        )


def expected_counts() -> Counter[CountKey]:
    """What the counter rows should say, counted from the propositions: for checks, never for a page."""
    counts: Counter[CountKey] = Counter()
    for axe, region, profil, total in (
        Proposition.objects.published()
        .values_list("axe", "region", "profil")
        .annotate(total=Count("pk"))
        .order_by()
    ):
        counts[0, axe, region or 0, profil] = total
    links = PropositionTheme.objects.filter(content_object__state="publiee")
    for theme, axe, region, profil, total in (
        links.values_list("tag", "content_object__axe", "content_object__region", "content_object__profil")
        .annotate(total=Count("pk"))
        .order_by()
    ):
        counts[theme, axe, region or 0, profil] = total
    return counts


def expected_authors() -> int:
    return (
        Proposition.objects.published()
        .filter(auteur__isnull=False)
        .aggregate(n=Count("auteur", distinct=True))["n"]
    )


def drift() -> dict[CountKey, int]:
    """How far each counter row is from the truth; empty when all are exact."""
    expected = expected_counts()
    stored = Counter(
        {(row.theme, row.axe, row.region, row.profil): row.total for row in PropositionCount.objects.all()}
    )
    return {
        key: expected[key] - stored[key]
        for key in expected.keys() | stored.keys()
        if expected[key] != stored[key]
    }


def wrong_copies() -> QuerySet[PropositionTheme]:
    """The theme rows whose copy of the count is not what the proposition says."""
    return PropositionTheme.objects.exclude(support_count=F("content_object__support_count"))


def copies_drift() -> dict[int, int]:
    """How far the copy of each theme row is from the count of its proposition; empty when all are exact."""
    rows = wrong_copies().order_by().values_list("pk", "content_object__support_count", "support_count")
    return {pk: true - stored for pk, true, stored in rows}


def repair_copies() -> int:
    """Bring the copies of theme rows to the counts of their propositions; how many were wrong."""
    counts = Proposition.objects.filter(pk=OuterRef("content_object")).values("support_count")
    wrong = list(wrong_copies().values_list("pk", flat=True))
    for start in range(0, len(wrong), 500):
        PropositionTheme.objects.filter(pk__in=wrong[start : start + 500]).update(
            support_count=Subquery(counts)
        )
    return len(wrong)


def expected_supports() -> int:
    return Proposition.objects.published().aggregate(n=Sum("support_count"))["n"] or 0


def totals_drift() -> dict[str, int]:
    """How far each total of the whole is from the truth; empty when all are exact."""
    stored = dict(Total.objects.values_list("name", "value"))
    expected = {AUTHORS: expected_authors(), SUPPORTS: expected_supports()}
    return {
        name: value - stored.get(name, 0) for name, value in expected.items() if value != stored.get(name, 0)
    }


def repair_cells() -> int:
    differences = drift()
    shift(differences)
    PropositionCount.objects.filter(total=0).delete()
    return len(differences)


def repair_totals() -> int:
    totals = totals_drift()
    for name, delta in totals.items():
        shift_total(name, delta)
    return len(totals)


COUNTERS = (
    Checked(
        "Soutiens recopiés pour les thèmes",
        ("contributions.PropositionTheme.support_count",),
        copies_drift,
        repair_copies,
    ),
    Checked(
        "Propositions par axe, thème, région et profil",
        ("contributions.PropositionCount.total",),
        drift,
        repair_cells,
    ),
    Checked("Totaux", ("contributions.Total.value",), totals_drift, repair_totals),
)


@transaction.atomic
def repair() -> int:
    """Bring the counters of propositions to the truth, after many came or went; returns how many were wrong."""
    return sum(counter.repair() for counter in COUNTERS)
