"""What the home page shows of the whole site."""

from collections.abc import Sequence
from dataclasses import dataclass

from actualites.latest import latest_news
from actualites.models import ActualitePage
from axes.models import AxePage, axis_cards
from contributions.propositions.figures import Figures, consultation_figures
from contributions.propositions.models import ConsultationSettings, Proposition
from editorial.models import Phase
from evenements.coming import next_events
from evenements.models import EvenementPage
from home.moment import Moment, moment_of
from partenaires.models import Partenaire
from partenaires.remembered import partner_names

PROPOSITIONS = 3
EVENTS = 2
NEWS = 2
PARTNERS = 8


@dataclass(frozen=True)
class HomeContents:
    moment: Moment
    axes: Sequence[AxePage]
    figures: Figures
    propositions: Sequence[Proposition]
    events: Sequence[EvenementPage]
    news: Sequence[ActualitePage]
    partners: Sequence[Partenaire]


def home_contents() -> HomeContents:
    """One query, for the propositions; the rest is remembered."""
    return HomeContents(
        moment=moment_of(ConsultationSettings.remembered(), Phase.remembered()),
        axes=axis_cards(),
        figures=consultation_figures(),
        propositions=Proposition.objects.published().for_cards().recent()[:PROPOSITIONS],
        events=next_events(EVENTS),
        news=latest_news(NEWS),
        partners=partner_names()[:PARTNERS],
    )
