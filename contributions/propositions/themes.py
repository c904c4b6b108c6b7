"""Propositions filed under a theme that the editors merge into another."""

from collections import Counter

from django.db.models import Count

import page_cache
from contributions.propositions import counters
from contributions.propositions.models import Proposition, PropositionTheme
from vocabulaires.merging import ThemeUse
from vocabulaires.models import Theme


def count(theme: Theme) -> int:
    return PropositionTheme.objects.filter(tag=theme).count()


def move(source: Theme, target: Theme) -> None:
    """Give ``target`` the propositions of ``source``, once each, and keep the counters exact.

    The propositions are held first, as every decision about one does, so that none is published or
    hidden between the count and the move. Six queries.
    """
    under_source = PropositionTheme.objects.filter(tag=source)
    held = Proposition.objects.select_for_update(of=("self",)).order_by("pk")
    list(held.filter(theme_links__tag=source).values_list("pk", flat=True))
    already = PropositionTheme.objects.filter(tag=target).values("content_object")
    moved = under_source.exclude(content_object__in=already)

    changes: Counter[counters.CountKey] = Counter()
    for theme_id, links, sign in (
        (source.pk, under_source, -1),
        (target.pk, moved, +1),
    ):
        for key, total in published_counts(theme_id, links).items():
            changes[key] += sign * total
    under_source.filter(content_object__in=already).delete()
    under_source.update(tag=target)
    counters.shift(changes)
    page_cache.invalidate()


def published_counts(theme_id: int, links) -> dict[counters.CountKey, int]:
    """What the counter rows of a theme say of some of its links."""
    rows = links.filter(content_object__state="publiee").values_list(
        "content_object__axe", "content_object__region", "content_object__profil"
    )
    return {
        (theme_id, axe, region or 0, profil): total
        for axe, region, profil, total in rows.annotate(total=Count("pk")).order_by()
    }


THEME_USE = ThemeUse(label="propositions", count=count, move=move)
