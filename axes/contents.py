"""What belongs to an axis, gathered from the applications below."""

from collections.abc import Sequence
from dataclasses import dataclass

from actualites.models import ActualitePage
from contributions.figures import with_proposition_totals
from contributions.models import Proposition
from editorial.visibility import public
from evenements.models import EvenementPage
from suites.models import Mesure
from vocabulaires.models import Axe, Theme
from vocabulaires.themes import CountedTheme

PROPOSITIONS = 4
EVENTS = 3
NEWS = 3
MEASURES = 3


@dataclass(frozen=True)
class AxeContents:
    themes: Sequence[CountedTheme]
    propositions: Sequence[Proposition]
    measures: Sequence[Mesure]
    events: Sequence[EvenementPage]
    news: Sequence[ActualitePage]


def counted_themes(axe: Axe) -> list[CountedTheme]:
    """The sub-themes of an axis with their counts, the most used first; one query."""
    themes = with_proposition_totals(Theme.objects.filter(axe=axe), theme="pk")
    return [
        CountedTheme(theme, theme.proposition_total)
        for theme in themes.order_by("-proposition_total", "name")
    ]


def axe_contents(axe: Axe) -> AxeContents:
    """The sub-themes, the latest propositions, the measures, the next events, the latest news; six queries."""
    return AxeContents(
        themes=counted_themes(axe),
        propositions=Proposition.objects.published().filter(axe=axe).for_cards().recent()[:PROPOSITIONS],
        measures=Mesure.objects.live().filter(axe=axe).for_cards()[:MEASURES],
        events=public(EvenementPage.objects.filter(axes=axe)).upcoming().for_card()[:EVENTS],
        news=public(ActualitePage.objects.filter(axes=axe)).newest_first().for_card()[:NEWS],
    )
