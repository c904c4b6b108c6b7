"""What machines read of events: schema.org data, the feed, states in calendars."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from icalendar import Calendar

from tests.evenements.factories import EvenementPageFactory
from tests.evenements.inscriptions.factories import open_event

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def data_of(client, event) -> dict:
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(event.url).text, re.S
    )
    assert len(blocks) == 1
    return json.loads(blocks[0])


def test_an_event_says_what_it_is_to_search_engines(client):
    data = data_of(client, EvenementPageFactory(reunion=True, format="hybride", organiser="Rectorat"))
    assert data["@type"] == "Event" and data["startDate"].endswith("+04:00")
    assert data["eventStatus"].endswith("EventScheduled")
    assert data["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert {place["@type"] for place in data["location"]} == {"Place", "VirtualLocation"}


def test_a_title_cannot_close_the_data_nor_run(client):
    event = EvenementPageFactory(title="</script><script>alert(1)</script><!-- & \u2028")
    text = client.get(event.url).text
    assert "<script>alert" not in text
    assert data_of(client, event)["name"] == event.title


@pytest.mark.parametrize(("state", "status"), [("annulee", "EventCancelled"), ("reportee", "EventPostponed")])
def test_what_is_cancelled_or_postponed_says_so_everywhere(client, state, status):
    event = EvenementPageFactory(state=state, state_note="Grève des transports")
    page = client.get(event.url).text
    assert event.state_title in page and "Grève des transports" in page
    assert "Ajouter à mon agenda" not in page
    assert data_of(client, event)["eventStatus"].endswith(status)
    assert event.state_label in client.get("/evenements/").text
    (written,) = Calendar.from_ical(client.get(f"{event.url}calendrier.ics").content).events
    assert written["STATUS"] == "CANCELLED" and str(written["SUMMARY"]).startswith(event.state_label)
    feed = ET.fromstring(client.get("/evenements/flux.xml").content)
    assert feed.find(f"{ATOM}entry/{ATOM}title").text.startswith(event.state_label)


def test_each_publication_is_a_newer_copy_for_calendars(client):
    event = EvenementPageFactory()

    def sequence() -> int:
        content = client.get(f"{event.url}calendrier.ics").content
        return Calendar.from_ical(content).events[0]["SEQUENCE"]

    event.save_revision().publish()
    event.refresh_from_db()
    first = sequence()
    event.last_published_at = event.first_published_at.replace(year=event.first_published_at.year + 1)
    event.save()
    assert sequence() > first


def test_the_link_of_registrants_is_in_no_data(client):
    event = open_event(format="en-ligne", online_url="https://visio.example/salle")
    assert "visio.example" not in client.get(event.url).text
    assert data_of(client, event)["location"][-1]["url"].endswith(event.url)


def test_the_feed_follows_the_filters_and_refuses_unknown_ones(client):
    here, elsewhere = EvenementPageFactory(reunion=True), EvenementPageFactory()
    feed = client.get("/evenements/flux.xml?region=la-reunion").text
    assert here.title in feed and elsewhere.title not in feed
    assert client.get("/evenements/flux.xml?region=atlantide").status_code == 404


def test_a_feed_stays_readable_whatever_the_title(client):
    EvenementPageFactory(title="Titre \x0b\ufffe<b>")
    feed = ET.fromstring(client.get("/evenements/flux.xml").content)
    entry = feed.find("{*}entry/{*}title")
    assert entry.text.startswith("Titre") and entry.text.endswith("<b>")
