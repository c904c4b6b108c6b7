"""Events as calendars: the file that people add to theirs, the address that theirs follows."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from icalendar import Calendar, Event

from editorial.characters import legible, legible_line
from editorial.dates import are_whole_days
from evenements.models.moments import Occurrence
from evenements.models.pages import EvenementPage

PRODUCER = "-//Etats generaux du numerique pour l'education//Rencontres//FR"
REFRESHED_EVERY = timedelta(hours=6)


def line(text: str) -> str:
    """Text on one line: a title or a place cannot open a line of its own in the file."""
    return legible_line(text)


def paragraphs(*texts: str) -> str:
    """Text on several lines, which the format escapes."""
    kept = (legible(text).strip() for text in texts)
    return "\n\n".join(text for text in kept if text)


def revision_number(page: EvenementPage) -> int:
    """A number that grows each time the event is published, by which calendars know the newer of two copies."""
    if not page.first_published_at or not page.last_published_at:
        return 0
    return max(int((page.last_published_at - page.first_published_at).total_seconds()), 0)


def event_of(page: EvenementPage, occurrence: Occurrence, *, private_url: str = "") -> Event:
    """One time an event is held, in the clock of its place; its identifier outlives its title and address.

    ``private_url`` is where a registrant finds the link to follow online, given in place of the link.
    """
    address = urljoin(f"{settings.SITE_URL}/", page.get_url() or "")
    event = Event()
    event.add("uid", occurrence.uid)
    event.add("dtstamp", page.last_published_at or page.start_date)
    event.add("last-modified", page.last_published_at or page.start_date)
    event.add("sequence", revision_number(page))
    event.add("status", "CONFIRMED" if page.is_maintained else "CANCELLED")
    whole = are_whole_days(occurrence.start, occurrence.end)
    event.add("dtstart", occurrence.start.date() if whole else occurrence.start)
    # A calendar's last day is the one that is no longer of the event.
    event.add("dtend", occurrence.end.date() + timedelta(days=1) if whole else occurrence.end)
    state = "" if page.is_maintained else f"{page.state_label} : "
    label = f" – {line(occurrence.label)}" if occurrence.label else ""
    event.add("summary", f"{state}{line(page.title)}{label}")
    event.add("url", address)
    online_url = private_url or page.public_online_url
    online = f"En ligne : {online_url}" if online_url else ""
    told = f"{page.state_title}. {page.state_note}" if page.state_title else ""
    event.add("description", paragraphs(told, page.lead, page.how_to_come, online, address))
    place = ", ".join(filter(None, (line(page.place), line(page.address)))) or page.public_online_url
    if place:
        event.add("location", place)
    return event


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def calendar_of(pages: Iterable[EvenementPage], name: str = "", *, private_url: str = "") -> bytes:
    """A calendar file, with the definition of every clock it uses."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", line(name))
        calendar.add("x-wr-calname", line(name))
        calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"VALUE": "DURATION"})
    events = [
        event_of(page, occurrence, private_url=private_url)
        for page in pages
        for occurrence in page.occurrences
    ]
    for event in events:
        calendar.add_component(event)
    if events:
        days = [day_of(moment) for event in events for moment in (event.start, event.end)]
        calendar.add_missing_timezones(min(days) - timedelta(days=366), max(days) + timedelta(days=366))
    return calendar.to_ical()
