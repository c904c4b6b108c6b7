"""The Atom feed of news, under the filters of the list."""

from django.http import Http404, HttpRequest
from django.utils.html import linebreaks

from actualites.addresses import list_url
from actualites.filters import ActualiteFilterForm
from actualites.models import ActualitePage
from editorial.feeds import SITE, SiteFeed

LENGTH = 30


class ActualiteFeed(SiteFeed):
    subtitle = "Les nouvelles de la concertation."

    def get_object(self, request: HttpRequest) -> ActualiteFilterForm:
        """A reader of feeds has nobody to tell that a filter is unknown: something else would be worse."""
        filters = ActualiteFilterForm(request.GET)
        if filters.unknown:
            raise Http404(filters.unknown_sentence)
        return filters

    def title(self, filters: ActualiteFilterForm) -> str:
        chosen = [item.label for item in filters.chosen()]
        return " – ".join(["Actualités", *chosen, SITE])

    def link(self, filters: ActualiteFilterForm) -> str:
        return list_url(**filters.chosen_slugs())

    def items(self, filters: ActualiteFilterForm) -> list[ActualitePage]:
        news = ActualitePage.objects.visible().filed_under(**filters.chosen_values).newest_first()
        return list(news.defer_streamfields().prefetch_related("themes")[:LENGTH])

    def item_title(self, item: ActualitePage) -> str:
        return item.title

    def item_description(self, item: ActualitePage) -> str:
        return linebreaks(item.lead, autoescape=True)

    def item_link(self, item: ActualitePage) -> str:
        return item.get_url()

    def item_pubdate(self, item: ActualitePage):
        return item.published_moment

    def item_updateddate(self, item: ActualitePage):
        return max(item.published_moment, item.last_published_at or item.published_moment)

    def item_categories(self, item: ActualitePage) -> list[str]:
        return [theme.name for theme in item.themes.all()]

    def item_guid(self, item: ActualitePage) -> str:
        return item.translation_key.urn
