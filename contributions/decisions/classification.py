"""Applying suggested themes to many propositions at once, or remembering that they are wrong."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.db.models import F

import page_cache
from comptes.models import User
from contributions.analyse.models import SuggestionDeTheme
from contributions.decisions import life
from contributions.propositions import counters
from contributions.propositions.models import Proposition, PropositionTheme, Transition
from contributions.propositions.models.propositions import FILED_THEMES_MAX
from contributions.propositions.states import MOVES, Action

SELECTION_MAX = 500


@dataclass(frozen=True)
class Applied:
    """How many propositions were filed, and how many suggestions could no longer be followed."""

    propositions: int
    left: int


@transaction.atomic
def apply(ids: Collection[int], *, actor: User) -> Applied:
    """File each proposition under the themes chosen for it, beside those it has.

    The propositions are held in order, the counters shifted once, in as many queries whatever the number. What
    has been withdrawn meanwhile, or has six themes already, is left.
    """
    chosen: dict[int, dict[int, int]] = defaultdict(dict)
    suggestions = SuggestionDeTheme.objects.filter(pk__in=list(ids)[:SELECTION_MAX], refused=False)
    for pk, proposition, theme in suggestions.values_list("pk", "proposition", "theme"):
        chosen[proposition][theme] = pk
    rows = {row.pk: row for row in life.held_rows().filter(pk__in=list(chosen)).order_by("pk")}
    filed: dict[int, list[int]] = defaultdict(list)
    links = PropositionTheme.objects.filter(content_object__in=list(rows))
    for pk, theme in links.values_list("content_object", "tag"):
        filed[pk].append(theme)
    new_links: list[PropositionTheme] = []
    steps: list[Transition] = []
    changes: Counter[counters.CountKey] = Counter()
    followed: list[int] = []
    lot = uuid4()
    for pk, row in rows.items():
        themes = [theme for theme in chosen[pk] if theme not in filed[pk]]
        if (
            row.state not in MOVES[Action.RECLASSER].sources
            or len(filed[pk]) + len(themes) > FILED_THEMES_MAX
        ):
            continue
        followed += [chosen[pk][theme] for theme in chosen[pk]]
        if not themes:
            continue
        steps.append(step(row, filed[pk], actor, lot))
        new_links += [link(row, theme) for theme in themes]
        if row.is_published:
            changes.update(counters.keys_of(row, themes)[1:])
    PropositionTheme.objects.bulk_create(new_links)
    Transition.objects.bulk_create(steps)
    counters.shift(changes)
    filed_now = [item.proposition_id for item in steps]
    Proposition.objects.filter(pk__in=filed_now).update(version=F("version") + 1)
    SuggestionDeTheme.objects.filter(pk__in=followed).delete()
    if changes:
        page_cache.invalidate_contributions()
    return Applied(len(filed_now), sum(map(len, chosen.values())) - len(followed))


def link(row: Proposition, theme_id: int) -> PropositionTheme:
    return PropositionTheme(
        content_object=row,
        tag_id=theme_id,
        axe_id=row.axe_id,
        published_at=row.published_at if row.is_published else None,
        support_count=row.support_count,
    )


def step(row: Proposition, old_ids: list[int], actor: User, lot) -> Transition:
    """The line of the history, which can be taken back like any other."""
    before = life.as_it_is(row, old_ids) | {"version": row.version + 1, "courriels": []}
    return Transition(
        proposition=row,
        action=Action.RECLASSER,
        from_state=row.state,
        to_state=row.state,
        actor=actor,
        before=before,
        lot=lot,
    )


def refuse(ids: Collection[int]) -> int:
    """Remember that these suggestions are wrong: they are not made again. One query."""
    chosen = SuggestionDeTheme.objects.filter(pk__in=list(ids)[:SELECTION_MAX], refused=False)
    return chosen.update(refused=True)
