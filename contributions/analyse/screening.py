"""What is noted of a text when it enters moderation: its words, its alerts, its near-duplicates, its themes.

Nothing here decides. All of it can be computed again from the texts (``manage.py screen_propositions``).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from contributions.analyse import grouping, resemblance, theming
from contributions.analyse.models import Alerte, Analyse, Empreinte, MembreDeGroupe, SuggestionDeTheme
from contributions.analyse.rules import Rules
from contributions.propositions.models import Proposition
from contributions.propositions.repairs import CountedRows
from operations.counters import Counter
from search import analysis

BATCH_SIZE = 500


@transaction.atomic
def screen(propositions: Sequence[Proposition], rules: Rules | None = None) -> None:
    """Note again all that is noted of some texts, in as many queries whatever their number.

    Their ``alert_count`` is written, on the objects too. The caller has stored them in this transaction.
    """
    if not propositions:
        return
    terms = {row.pk: resemblance.terms_of(row) for row in propositions}
    store_terms(terms)
    store_alerts(propositions, rules or Rules.load())
    grouping.group(terms)
    theming.suggest(terms)
    counts = alert_counts(terms)
    by_count: dict[int, list[int]] = defaultdict(list)
    for row in propositions:
        if row.alert_count != counts.get(row.pk, 0):
            row.alert_count = counts.get(row.pk, 0)
            by_count[row.alert_count].append(row.pk)
    for count, pks in by_count.items():
        Proposition.objects.filter(pk__in=pks).update(alert_count=count)


def forget(pk: int) -> None:
    """Leave nothing of what was noted of a text, whose words are erased."""
    for model in (Analyse, Alerte, Empreinte, MembreDeGroupe, SuggestionDeTheme):
        model.objects.filter(proposition=pk).delete()
    Proposition.objects.filter(pk=pk).update(alert_count=0)


def store_terms(terms: dict[int, str]) -> None:
    Analyse.objects.bulk_create(
        [Analyse(proposition_id=pk, terms=words) for pk, words in terms.items()],
        update_conflicts=True,
        unique_fields=["proposition"],
        update_fields=["terms"],
    )
    Empreinte.objects.filter(proposition__in=list(terms)).delete()
    insert_keys((pk, key) for pk, words in terms.items() for key in resemblance.keys(words))


def insert_keys(rows: Iterable[tuple[int, int]]) -> None:
    """Eight short rows a text: written as such, since an object for each costs more than all the rest."""
    quote = connection.ops.quote_name
    table, *columns = map(quote, (Empreinte._meta.db_table, "proposition_id", "key"))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES (%s, %s)",  # noqa: S608
            list(rows),
        )


def rules_met(proposition: Proposition, rules: Rules) -> set[str]:
    parts = (analysis.clean(proposition.title), analysis.clean(proposition.text))
    return {passage.rule for part in parts for passage in rules.passages(part)}


def store_alerts(propositions: Sequence[Proposition], rules: Rules) -> None:
    """What each text sets off; the near-duplicates are ``grouping``'s."""
    pks = [row.pk for row in propositions]
    Alerte.objects.filter(proposition__in=pks).exclude(rule=Alerte.Rule.DOUBLON).delete()
    Alerte.objects.bulk_create(
        Alerte(proposition_id=row.pk, rule=rule)
        for row in propositions
        for rule in sorted(rules_met(row, rules))
    )


def alert_counts(pks) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for pk in Alerte.objects.filter(proposition__in=list(pks)).values_list("proposition", flat=True):
        counts[pk] += 1
    return counts


ALERTS = CountedRows(Proposition, "alert_count", Alerte.objects.all, "proposition")
COUNTERS = (Counter("Alertes des propositions", (ALERTS.column,), ALERTS.drift, ALERTS.repair),)
