"""Pages of the site's root, each under the home page that the migrations make."""

import factory
import wagtail_factories

from home.models import ContentPage, FicheIdentitePage, HomePage, LegalPage


def home_page() -> HomePage:
    return HomePage.objects.get()


class UnderHomeFactory(wagtail_factories.PageFactory):
    class Meta:
        abstract = True

    parent = factory.LazyFunction(home_page)


class FicheIdentitePageFactory(UnderHomeFactory):
    class Meta:
        model = FicheIdentitePage

    title = "La concertation"
    slug = "la-concertation"
    lead = "Une consultation nationale."


class ContentPageFactory(UnderHomeFactory):
    class Meta:
        model = ContentPage

    title = factory.Sequence(lambda n: f"Page de texte {n}")


class LegalPageFactory(UnderHomeFactory):
    class Meta:
        model = LegalPage

    kind = LegalPage.Kind.LEGAL_NOTICE
    title = factory.LazyAttribute(lambda page: LegalPage.Kind(page.kind).label)
    slug = factory.LazyAttribute(lambda page: page.kind)
