"""The Atom feed of events, under the filters of the list."""

from django.http import Http404, HttpRequest
from django.utils.html import linebreaks

from editorial.feeds import SITE, SiteFeed
from evenements.addresses import list_url
from evenements.filters import EvenementFilterForm
from evenements.lists import apply_filters
from evenements.models import EvenementPage

LENGTH = 30


class EvenementFeed(SiteFeed):
    subtitle = "Les rencontres annoncées, annulées ou reportées."

    def get_object(self, request: HttpRequest) -> EvenementFilterForm:
        """A reader of feeds has nobody to tell that a filter is unknown: something else would be worse."""
        filters = EvenementFilterForm(request.GET)
        if filters.unknown:
            raise Http404(filters.unknown_sentence)
        return filters

    def title(self, filters: EvenementFilterForm) -> str:
        chosen = [item.label for item in filters.chosen()]
        return " – ".join(["Rencontres", *chosen, SITE])

    def link(self, filters: EvenementFilterForm) -> str:
        return list_url(**filters.chosen_slugs())

    def items(self, filters: EvenementFilterForm) -> list[EvenementPage]:
        """The latest to have changed; one query, and one for their themes."""
        events = apply_filters(EvenementPage.objects.all(), filters).order_by("-last_published_at", "-pk")
        events = events.select_related("region").defer_streamfields().prefetch_related("themes")
        return list(events[:LENGTH])

    def item_title(self, item: EvenementPage) -> str:
        state = f"{item.state_label} : " if item.state_label else ""
        return f"{state}{item.title}"

    def item_description(self, item: EvenementPage) -> str:
        facts = [item.full_when_words, item.place, str(item.region or ""), item.state_note, item.lead]
        return linebreaks(" · ".join(fact for fact in facts if fact), autoescape=True)

    def item_link(self, item: EvenementPage) -> str:
        return item.get_url()

    def item_pubdate(self, item: EvenementPage):
        return item.first_published_at

    def item_updateddate(self, item: EvenementPage):
        return item.last_published_at

    def item_categories(self, item: EvenementPage) -> list[str]:
        return [theme.name for theme in item.themes.all()]

    def item_guid(self, item: EvenementPage) -> str:
        return item.translation_key.urn
