"""Events as calendars: the file that people add to theirs, the address that theirs follows."""

import re
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from icalendar import Calendar, Event

from evenements.models import EvenementPage

PRODUCER = "-//Etats generaux du numerique pour l'education//Rencontres//FR"
REFRESHED_EVERY = timedelta(hours=6)
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


def line(text: str) -> str:
    """Text on one line: a title or a place cannot open a line of its own in the file."""
    return " ".join(UNSEEN.sub(" ", text).split())


def paragraphs(*texts: str) -> str:
    """Text on several lines, which the format escapes."""
    kept = (UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip() for text in texts)
    return "\n\n".join(text for text in kept if text)


def event_of(page: EvenementPage) -> Event:
    """One event in the clock of its place; its identifier stays whatever becomes of its title or address."""
    address = urljoin(f"{settings.SITE_URL}/", page.get_url() or "")
    event = Event()
    event.add("uid", str(page.translation_key))
    event.add("dtstamp", page.last_published_at or page.start_date)
    event.add("last-modified", page.last_published_at or page.start_date)
    event.add("dtstart", page.local_start)
    event.add("dtend", page.local_end)
    event.add("summary", line(page.title))
    event.add("url", address)
    online = f"En ligne : {page.online_url}" if page.online_url else ""
    event.add("description", paragraphs(page.lead, page.how_to_come, online, address))
    place = ", ".join(filter(None, (line(page.place), line(page.address)))) or page.online_url
    if place:
        event.add("location", place)
    return event


def calendar_of(pages: Iterable[EvenementPage], name: str = "") -> bytes:
    """A calendar file, with the definition of every clock it uses."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", line(name))
        calendar.add("x-wr-calname", line(name))
        calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    events = [event_of(page) for page in pages]
    for event in events:
        calendar.add_component(event)
    if events:
        days = [moment.date() for event in events for moment in (event.start, event.end)]
        calendar.add_missing_timezones(min(days) - timedelta(days=366), max(days) + timedelta(days=366))
    return calendar.to_ical()
