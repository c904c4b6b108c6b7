"""What the home page shows of the whole site."""

from collections.abc import Sequence
from dataclasses import dataclass

from actualites.models import ActualitePage
from axes.models import AxePage, axis_cards
from contributions.figures import Figures, consultation_figures
from contributions.models import ConsultationSettings, Proposition
from editorial.models import Phase
from editorial.visibility import public
from evenements.models import EvenementPage
from home.moment import Moment, moment_of
from partenaires.models import Partenaire

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
    """One query for each kind of content; the calendar, the axes and the figures are remembered."""
    return HomeContents(
        moment=moment_of(ConsultationSettings.remembered(), Phase.remembered()),
        axes=axis_cards(),
        figures=consultation_figures(),
        propositions=Proposition.objects.published().for_cards().recent()[:PROPOSITIONS],
        events=public(EvenementPage.objects.all()).upcoming().for_card()[:EVENTS],
        news=public(ActualitePage.objects.all()).newest_first().for_card()[:NEWS],
        partners=Partenaire.objects.live().only("name", "slug")[:PARTNERS],
    )
