"""News as cards."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from actualites.models import ActualitePage
from page_cache import Fragments

register = template.Library()

cards = Fragments(most=500)


@register.simple_tag
def news_card(item: ActualitePage, heading: str = "h3") -> SafeString:
    """A piece of news as ``components/news_card.html`` writes it, once for all that the card says."""

    def write() -> SafeString:
        card = {"title": item.title, "url": item.get_url(), "date": item.date, "text": item.lead}
        return render_to_string("components/news_card.html", card | {"heading": heading})

    return cards.get((item.title, item.url_path, item.date, item.lead, heading), write)
