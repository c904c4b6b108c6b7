"""The Atom feed of published propositions, under the same filters as the list."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from contributions.filters import Filters, Vocabulary
from contributions.lists import PropositionList
from contributions.models import Proposition

LENGTH = 30


class PropositionFeed(Feed):
    feed_type = Atom1Feed
    language = "fr"

    def get_object(self, request: HttpRequest) -> PropositionList:
        vocabulary = Vocabulary.load()
        return PropositionList(Filters.parse(request.GET, vocabulary), vocabulary)

    def title(self, listing: PropositionList) -> str:
        chosen = [
            str(value)
            for value in (listing.filters.axe, listing.filters.theme, listing.filters.region)
            if value
        ]
        return " – ".join(["Propositions", *chosen, "États généraux du numérique pour l’éducation"])

    def link(self, listing: PropositionList) -> str:
        return f"{reverse('contributions:list')}?{listing.filters.querystring()}".rstrip("?")

    def items(self, listing: PropositionList) -> list[Proposition]:
        return listing.rows(0, LENGTH, Proposition.objects.with_themes())

    def item_title(self, item: Proposition) -> str:
        return item.title

    def item_description(self, item: Proposition) -> str:
        return item.text

    def item_pubdate(self, item: Proposition):
        return item.published_at

    def item_updateddate(self, item: Proposition):
        return item.published_at

    def item_author_name(self, item: Proposition) -> str:
        return item.signature

    def item_categories(self, item: Proposition) -> list[str]:
        return [theme.name for theme in item.theme_list]

    def item_guid(self, item: Proposition) -> str:
        return f"urn:egn:proposition:{item.reference}"
