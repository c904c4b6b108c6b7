"""News, under the one list of news."""

import factory
import wagtail_factories

from actualites.models import ActualitePage, ActualitesIndexPage
from tests.home.factories import UnderHomeFactory


class ActualitesIndexPageFactory(UnderHomeFactory):
    class Meta:
        model = ActualitesIndexPage

    title = "Actualités"
    slug = "actualites"
    show_in_menus = True


class ActualitePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ActualitePage

    parent = factory.LazyFunction(lambda: ActualitesIndexPage.objects.first() or ActualitesIndexPageFactory())
    title = factory.Sequence(lambda n: f"Nouvelle numéro {n}")
    slug = factory.Sequence(lambda n: f"nouvelle-{n}")
    lead = "Deux phrases qui disent l’essentiel."
