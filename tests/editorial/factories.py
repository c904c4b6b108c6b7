import datetime

import factory
import wagtail_factories

from editorial.models import Phase, SiteDocument, SiteImage


class SiteImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = SiteImage


class SiteDocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = SiteDocument


class PhaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Phase

    class Params:
        past = factory.Trait(
            start_date=factory.LazyFunction(lambda: datetime.date.today() - datetime.timedelta(days=30)),
            end_date=factory.LazyFunction(lambda: datetime.date.today() - datetime.timedelta(days=10)),
        )
        future = factory.Trait(
            start_date=factory.LazyFunction(lambda: datetime.date.today() + datetime.timedelta(days=10)),
            end_date=factory.LazyFunction(lambda: datetime.date.today() + datetime.timedelta(days=30)),
        )

    title = "Consultation en ligne"
    start_date = factory.LazyFunction(lambda: datetime.date.today() - datetime.timedelta(days=5))
    end_date = factory.LazyFunction(lambda: datetime.date.today() + datetime.timedelta(days=5))
    action_label = "Déposer une proposition"
    action_path = "/propositions/deposer/"
