"""What belongs to an axis, gathered from the applications below."""

from collections.abc import Sequence
from dataclasses import dataclass

from actualites.latest import latest_news
from actualites.models import ActualitePage
from contributions.propositions.models import Proposition
from contributions.propositions.models.queries import for_cards
from editorial.rows import WrittenQuery
from evenements.coming import next_events
from evenements.models import EvenementPage
from suites.models import Mesure, filed
from vocabulaires import cached
from vocabulaires.models import Axe
from vocabulaires.sections import proposition_totals
from vocabulaires.themes import CountedTheme

PROPOSITIONS = 4
EVENTS = 3
NEWS = 3
MEASURES = 3
PROPOSED = WrittenQuery(
    lambda axe: Proposition.objects.published().filter(axe=axe).for_cards().recent()[:PROPOSITIONS]
)
DECIDED = WrittenQuery(lambda axe: Mesure.objects.live().filter(axe=axe).for_cards()[:MEASURES])


@dataclass(frozen=True)
class AxeContents:
    themes: Sequence[CountedTheme]
    propositions: Sequence[Proposition]
    measures: Sequence[Mesure]
    events: Sequence[EvenementPage]
    news: Sequence[ActualitePage]


def counted_themes(axe: Axe) -> list[CountedTheme]:
    """The sub-themes of an axis with their counts, the most used first; remembered for all axes."""
    totals = proposition_totals()
    counted = [
        CountedTheme(theme, totals.get(theme.pk, 0)) for theme in cached.themes() if theme.axe_id == axe.pk
    ]
    return sorted(counted, key=lambda item: -item.total)


def axe_contents(axe: Axe) -> AxeContents:
    """The sub-themes, the latest propositions, the measures, the next events, the latest news.

    Two queries; the others are remembered.
    """
    return AxeContents(
        themes=counted_themes(axe),
        propositions=list(for_cards(PROPOSED.rows(axe.pk))),
        measures=list(filed(DECIDED.rows(axe.pk))),
        events=next_events(EVENTS, axe=axe.pk),
        news=latest_news(NEWS, axe=axe.pk),
    )
