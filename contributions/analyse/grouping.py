"""Near-identical propositions put together for a moderator to merge with one decision.

A text joins the group of the one it is closest to when it arrives: no text is ever compared with all.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest

from django.db import transaction
from django.db.models import F

from contributions.analyse.models import Alerte, Analyse, Empreinte, Groupe, MembreDeGroupe
from contributions.analyse.resemblance import NEAR_MIN, sorted_likeness, sorted_words
from contributions.propositions.models import Proposition
from contributions.propositions.repairs import CountedRows
from contributions.propositions.states import State
from operations.counters import Counter as Checked

SIZE_MAX = 50
CANDIDATES_MAX = 30
HOLDERS_MAX = 2 * CANDIDATES_MAX
MERGEABLE = (State.A_MODERER, State.PUBLIEE)


@dataclass(frozen=True)
class Near:
    """Two near-identical texts, and how much they have the same words, on a hundred."""

    pk: int
    other: int
    likeness: int


def group(terms: dict[int, str]) -> None:
    """Find what is near-identical to some texts and propose it to moderators.

    What moderators have refused to merge is not proposed again.
    """
    found = near(terms)
    if not found:
        return
    pks = {pk for item in found for pk in (item.pk, item.other)}
    proposed, refused = memberships(pks)
    sizes = dict(
        Groupe.objects.select_for_update()
        .filter(pk__in=set(proposed.values()))
        .order_by("pk")
        .values_list("pk", "size")
    )
    taken = refusals_within(set(proposed.values())) if refused else defaultdict(set)
    added: list[MembreDeGroupe] = []
    grown: dict[int, int] = defaultdict(int)
    for item in sorted(found, key=lambda item: -item.likeness):
        if refused[item.pk] & refused[item.other]:
            continue
        mine, theirs = proposed.get(item.pk), proposed.get(item.other)
        if mine and theirs:
            continue
        groupe_id = mine or theirs
        joining = item.other if mine else item.pk
        if groupe_id and (sizes[groupe_id] >= SIZE_MAX or refused[joining] & taken[groupe_id]):
            continue
        if not groupe_id:
            groupe_id = Groupe.objects.create().pk
            sizes[groupe_id] = 0
        for pk in (item.pk, item.other):
            if pk not in proposed:
                taken[groupe_id] |= refused[pk]
                proposed[pk] = groupe_id
                sizes[groupe_id] += 1
                grown[groupe_id] += 1
                added.append(MembreDeGroupe(groupe_id=groupe_id, proposition_id=pk))
    MembreDeGroupe.objects.bulk_create(added, ignore_conflicts=True)
    by_growth: dict[int, list[int]] = defaultdict(list)
    for groupe_id, growth in grown.items():
        by_growth[growth].append(groupe_id)
    for growth, groups in by_growth.items():
        Groupe.objects.filter(pk__in=groups).update(size=F("size") + growth, version=F("version") + 1)
    alert([member.proposition_id for member in added])


def near(terms: dict[int, str]) -> list[Near]:
    """The texts that share a number with these and most of their words, at most thirty each.

    Of a number that a crowd holds, the newest only are compared: two texts that are near share others.
    """
    keys: dict[int, list[int]] = defaultdict(list)
    own = Empreinte.objects.filter(proposition__in=list(terms))
    for pk, key in own.values_list("proposition", "key"):
        keys[key].append(pk)
    holding: dict[int, list[int]] = defaultdict(list)
    for pk, key in holders(keys, limit=CANDIDATES_MAX * max(len(terms), 10) * 2):
        if len(holding[key]) < HOLDERS_MAX:
            holding[key].append(pk)
    candidates: dict[int, Counter[int]] = defaultdict(Counter)
    for key, others in holding.items():
        for mine in keys[key]:
            candidates[mine].update(others)
    nearest = {
        mine: nsmallest(
            CANDIDATES_MAX, (pk for pk in others if pk != mine), key=lambda pk: (-others[pk], -pk)
        )
        for mine, others in candidates.items()
    }
    wanted = {pk for others in nearest.values() for pk in others}.difference(terms)
    stored = Analyse.objects.filter(pk__in=wanted).values_list("pk", "terms")
    known = {pk: sorted_words(text) for pk, text in (*terms.items(), *stored)}
    return [
        Near(mine, pk, score)
        for mine, others in nearest.items()
        for pk in others
        if pk in known
        and not (pk in terms and pk > mine)
        and (score := sorted_likeness(known[mine], known[pk])) >= NEAR_MIN
    ]


def holders(keys: Collection[int], limit: int) -> Iterable[tuple[int, int]]:
    """What can be merged and holds one of these numbers, the newest first; a number held by a crowd costs no more."""
    rows = Empreinte.objects.filter(key__in=list(keys), proposition__state__in=MERGEABLE)
    return rows.order_by("-proposition").values_list("proposition", "key")[:limit]


def memberships(pks: Collection[int]) -> tuple[dict[int, int], dict[int, set[int]]]:
    """The proposed group of each proposition, and the refused ones; one query."""
    proposed: dict[int, int] = {}
    refused: dict[int, set[int]] = defaultdict(set)
    rows = MembreDeGroupe.objects.filter(proposition__in=list(pks))
    for pk, groupe_id, verdict in rows.values_list("proposition", "groupe", "groupe__verdict"):
        if verdict == Groupe.Verdict.PROPOSE:
            proposed[pk] = groupe_id
        elif verdict == Groupe.Verdict.REFUSE:
            refused[pk].add(groupe_id)
    return proposed, refused


def refusals_within(groups: Collection[int]) -> dict[int, set[int]]:
    """For each proposed group, the refused ones that its members are in; one query."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = MembreDeGroupe.objects.filter(
        groupe__verdict=Groupe.Verdict.REFUSE, proposition__appartenances__groupe__in=list(groups)
    )
    for groupe_id, refusal in rows.values_list("proposition__appartenances__groupe", "groupe"):
        found[groupe_id].add(refusal)
    return found


def alert(pks: Collection[int]) -> None:
    """Tell those who read one of them that another says the same."""
    known = set(
        Alerte.objects.filter(rule=Alerte.Rule.DOUBLON, proposition__in=list(pks)).values_list(
            "proposition", flat=True
        )
    )
    new = [pk for pk in pks if pk not in known]
    Alerte.objects.bulk_create(
        [Alerte(proposition_id=pk, rule=Alerte.Rule.DOUBLON) for pk in new], ignore_conflicts=True
    )
    Proposition.objects.filter(pk__in=new).update(alert_count=F("alert_count") + 1)


@transaction.atomic
def refuse(groupe: Groupe) -> None:
    """These are not the same: the group is remembered, and its members not brought together again."""
    members = list(groupe.membres.values_list("proposition", flat=True))
    Groupe.objects.filter(pk=groupe.pk).update(verdict=Groupe.Verdict.REFUSE, version=F("version") + 1)
    lift_alerts(members)


def set_apart(pk: int, others: Iterable[int]) -> None:
    """Remember that a proposition differs from some others, each of them."""
    for other in others:
        groupe = Groupe.objects.create(verdict=Groupe.Verdict.REFUSE, size=2)
        MembreDeGroupe.objects.bulk_create(
            [MembreDeGroupe(groupe=groupe, proposition_id=member) for member in (pk, other)]
        )


def lift_alerts(pks: Collection[int]) -> None:
    """These no longer have a near-duplicate to decide on."""
    alerted = list(
        Alerte.objects.filter(rule=Alerte.Rule.DOUBLON, proposition__in=list(pks)).values_list(
            "proposition", flat=True
        )
    )
    Alerte.objects.filter(rule=Alerte.Rule.DOUBLON, proposition__in=alerted).delete()
    Proposition.objects.filter(pk__in=alerted, alert_count__gt=0).update(alert_count=F("alert_count") - 1)


SIZES = CountedRows(Groupe, "size", MembreDeGroupe.objects.all, "groupe")
COUNTERS = (
    Checked("Propositions des groupes presque identiques", (SIZES.column,), SIZES.drift, SIZES.repair),
)
