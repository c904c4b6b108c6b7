"""Events, to come unless a trait says otherwise, under the one list of events."""

import datetime

import factory
import wagtail_factories
from django.utils import timezone

from evenements.models import EvenementPage, EvenementsIndexPage
from tests.home.factories import UnderHomeFactory
from vocabulaires.models import RegionAcademique


def in_days(days: int, hours: int = 0) -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=days, hours=hours)


class EvenementsIndexPageFactory(UnderHomeFactory):
    class Meta:
        model = EvenementsIndexPage

    title = "Rencontres"
    slug = "evenements"
    show_in_menus = True


class EvenementPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = EvenementPage

    class Params:
        past = factory.Trait(
            start_date=factory.LazyFunction(lambda: in_days(-9)),
            end_date=factory.LazyFunction(lambda: in_days(-9, hours=3)),
        )
        reunion = factory.Trait(
            region=factory.LazyFunction(lambda: RegionAcademique.objects.get(slug="la-reunion")),
            time_zone="Indian/Reunion",
        )

    parent = factory.LazyFunction(lambda: EvenementsIndexPage.objects.first() or EvenementsIndexPageFactory())
    title = factory.Sequence(lambda n: f"Rencontre numéro {n}")
    slug = factory.Sequence(lambda n: f"rencontre-{n}")
    start_date = factory.LazyFunction(lambda: in_days(9))
    end_date = factory.LazyAttribute(lambda page: page.start_date + datetime.timedelta(hours=3))
    place = "Lycée Carnot"


def file_under(page: EvenementPage, **rows) -> EvenementPage:
    """Give a page its axes, themes or partners, as a saved form would."""
    for name, values in rows.items():
        setattr(page, name, values)
    page.save()
    return page
