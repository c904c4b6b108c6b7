"""The Atom feed of published propositions, under the same filters as the list."""

from dataclasses import replace

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.html import linebreaks

from contributions.propositions.filters import DEFAULT_SORT, Filters, Vocabulary
from contributions.propositions.lists import PropositionList
from contributions.propositions.models import Proposition
from editorial.feeds import SITE, SiteFeed
from editorial.lists import unknown_sentence

LENGTH = 30


class PropositionFeed(SiteFeed):
    def get_object(self, request: HttpRequest) -> PropositionList:
        vocabulary = Vocabulary.load()
        # A feed tells what is new, whatever the order in which its list was read.
        filters = replace(Filters.parse(request.GET, vocabulary), sort=DEFAULT_SORT)
        # A reader of feeds has nobody to tell that a filter is unknown: something else would be worse.
        if filters.unknown:
            raise Http404(unknown_sentence(filters.unknown))
        return PropositionList(filters, vocabulary)

    def title(self, listing: PropositionList) -> str:
        chosen = [item.label for item in listing.filters.chosen()]
        return " – ".join(["Propositions", *chosen, SITE])

    def link(self, listing: PropositionList) -> str:
        return listing.filters.address()

    def feed_url(self, listing: PropositionList) -> str:
        querystring = listing.filters.querystring()
        return reverse("contributions:feed") + (f"?{querystring}" if querystring else "")

    def items(self, listing: PropositionList) -> list[Proposition]:
        return listing.rows(0, LENGTH, Proposition.objects.with_themes())

    def item_title(self, item: Proposition) -> str:
        return item.title

    def item_description(self, item: Proposition) -> str:
        return linebreaks(item.text, autoescape=True)

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
