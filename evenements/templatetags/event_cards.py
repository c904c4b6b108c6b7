"""Events as cards, of which a list shows a score."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evenements.models import EvenementPage
from page_cache import Fragments
from vocabulaires import cached

register = template.Library()

cards = Fragments(most=1000)


@register.simple_tag
def event_card(event: EvenementPage, heading: str = "h3") -> SafeString:
    """An event as ``components/event_card.html`` writes it, once for all that the card says."""
    past = event.is_past
    region = cached.region_name(event.region_id)
    # Told of those that a list has read; one of a single day is one time.
    sessions = 0 if event.is_on_one_day else getattr(event, "session_total", 0) or 0

    def write() -> SafeString:
        card = {
            "title": event.title,
            "url": event.get_url(),
            "start": event.local_start,
            "end": event.local_end,
            "place": event.place,
            "region": region,
            "format": event.get_format_display(),
            "clock": event.other_clock,
            "past": past,
            "state": event.state_label,
            "sessions": sessions,
            "heading": heading,
        }
        return render_to_string("components/event_card.html", card)

    when = event.start_date, event.end_date, event.time_zone, past
    key = (
        event.title,
        event.url_path,
        when,
        event.place,
        region,
        event.format,
        event.state,
        sessions,
        heading,
    )
    return cards.get(key, write)
