"""One page of each type that editors make, as it would stand on the site."""

from collections.abc import Callable

from wagtail.models import Page, get_page_models

from actualites.models import ActualitePage, ActualitesIndexPage
from axes.models import AxePage, AxesIndexPage
from evenements.models import EvenementPage, EvenementsIndexPage
from home.models import ContentPage, FicheIdentitePage, HomePage, LegalPage
from tests.actualites.factories import ActualitePageFactory, ActualitesIndexPageFactory
from tests.axes.factories import AxePageFactory, AxesIndexPageFactory
from tests.evenements.factories import EvenementPageFactory, EvenementsIndexPageFactory
from tests.home.factories import ContentPageFactory, FicheIdentitePageFactory, LegalPageFactory, home_page

MAKERS: dict[type[Page], Callable[..., Page]] = {
    ActualitePage: ActualitePageFactory,
    ActualitesIndexPage: ActualitesIndexPageFactory,
    AxePage: AxePageFactory,
    AxesIndexPage: AxesIndexPageFactory,
    ContentPage: ContentPageFactory,
    EvenementPage: EvenementPageFactory,
    EvenementsIndexPage: EvenementsIndexPageFactory,
    FicheIdentitePage: FicheIdentitePageFactory,
    HomePage: home_page,
    LegalPage: LegalPageFactory,
}
# Wagtail's own, and those of its form builder, hold no content of ours.
TYPES = [model for model in get_page_models() if model is not Page]
