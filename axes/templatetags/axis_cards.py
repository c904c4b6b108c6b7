"""The axes as cards."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from axes.models import AxePage
from page_cache import Fragments

register = template.Library()

cards = Fragments(most=100)


@register.simple_tag
def axis_card(page: AxePage, heading: str = "h3") -> SafeString:
    """An axis as ``components/axis_card.html`` writes it, once for all that the card says."""
    axe, total = page.axe, page.published_total

    def write() -> SafeString:
        card = {
            "number": axe.number,
            "title": axe.short_name,
            "url": page.get_url(),
            "text": page.short_statement,
            "pictogram": page.pictogram,
            "colour": axe.colour,
            "count": total,
            "count_label": "proposition" if total == 1 else "propositions",
            "heading": heading,
        }
        return render_to_string("components/axis_card.html", card)

    names = axe.number, axe.short_name, axe.colour
    return cards.get((names, page.url_path, page.short_statement, page.pictogram, total, heading), write)
