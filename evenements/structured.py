"""An event as search engines read it: schema.org ``Event``, as data that no browser runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from editorial.dates import are_whole_days
from evenements.models.moments import Occurrence
from evenements.models.pages import EvenementPage

SCHEMA = "https://schema.org/"
# In a page, text could close the element or open a comment.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
STATUSES = {"annulee": "EventCancelled", "reportee": "EventPostponed"}


def event_data(page: EvenementPage, occurrences: Sequence[Occurrence]) -> dict:
    """What the page says, by schema.org's names; the link to follow online only when anyone may."""
    url = urljoin(f"{settings.SITE_URL}/", page.get_url() or "")
    data = {
        "@context": SCHEMA.rstrip("/"),
        "@type": "Event",
        "name": page.title,
        "description": page.lead,
        "url": url,
        **moments_of(page.local_start, page.local_end),
        "eventStatus": SCHEMA + STATUSES.get(page.state, "EventScheduled"),
        "eventAttendanceMode": f"{SCHEMA}{page.attendance_mode}EventAttendanceMode",
        "isAccessibleForFree": True,
        "inLanguage": "fr",
        "location": locations(page, url),
    }
    if page.organiser:
        data["organizer"] = {"@type": "Organization", "name": page.organiser}
    if page.takes_registrations and page.capacity_on_site and page.format != page.Format.ONLINE:
        data["maximumPhysicalAttendeeCapacity"] = page.capacity_on_site
    if page.takes_registrations and page.capacity_online and page.format != page.Format.ON_SITE:
        data["maximumVirtualAttendeeCapacity"] = page.capacity_online
    if len(occurrences) > 1:
        data["subEvent"] = [session_data(page, occurrence, data) for occurrence in occurrences]
    return {name: value for name, value in data.items() if value}


def moments_of(start: datetime, end: datetime) -> dict[str, str]:
    if are_whole_days(start, end):
        return {"startDate": start.date().isoformat(), "endDate": end.date().isoformat()}
    return {"startDate": start.isoformat(), "endDate": end.isoformat()}


def locations(page: EvenementPage, url: str) -> list[dict]:
    found = []
    if page.place or page.address:
        address = " ".join(page.address.split()) or page.place
        found.append({"@type": "Place", "name": page.place, "address": address})
    if page.format != page.Format.ON_SITE:
        found.append({"@type": "VirtualLocation", "url": page.public_online_url or url})
    return found


def session_data(page: EvenementPage, occurrence: Occurrence, whole: dict) -> dict:
    return {
        "@type": "Event",
        "name": occurrence.label or page.title,
        **moments_of(occurrence.start, occurrence.end),
        "eventStatus": whole["eventStatus"],
        "eventAttendanceMode": whole["eventAttendanceMode"],
        "location": whole["location"],
    }


def data_block(page: EvenementPage, occurrences: Sequence[Occurrence]) -> SafeString:
    """The element that carries it; of a type that browsers never run, so the site's strict policy allows it."""
    text = json.dumps(event_data(page, occurrences), ensure_ascii=False, separators=(",", ":")).translate(
        ESCAPES
    )
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
