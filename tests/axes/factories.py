"""Pages of axes, under the one list of axes."""

import factory
import wagtail_factories

from axes.models import AxePage, AxesIndexPage
from tests.home.factories import UnderHomeFactory
from tests.vocabulaires.factories import AxeFactory


class AxesIndexPageFactory(UnderHomeFactory):
    class Meta:
        model = AxesIndexPage

    title = "Les axes"
    slug = "axes"
    show_in_menus = True


class AxePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = AxePage

    parent = factory.LazyFunction(lambda: AxesIndexPage.objects.first() or AxesIndexPageFactory())
    axe = factory.SubFactory(AxeFactory)
    title = factory.LazyAttribute(lambda page: page.axe.name)
    slug = factory.LazyAttribute(lambda page: page.axe.slug)
    short_statement = "Donner à chaque école un socle d’équipement et de réseau."
