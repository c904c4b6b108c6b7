import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from evenements.models import EvenementPage
from tests.evenements.factories import EvenementPageFactory

pytestmark = pytest.mark.django_db


def calendar_at(client, path: str) -> Calendar:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


@pytest.mark.parametrize("zone", EvenementPage.TimeZone.values)
def test_an_event_keeps_the_clock_of_its_place(client, zone):
    start = datetime.datetime(2026, 7, 1, 14, tzinfo=ZoneInfo(zone))
    event = EvenementPageFactory(start_date=start, time_zone=zone)

    calendar = calendar_at(client, f"{event.url}calendrier.ics")
    (written,) = calendar.events

    assert written.start == start and written.start.hour == 14
    assert written.DTSTART is not None and written["DTSTART"].params["TZID"] == zone
    assert zone in [str(definition["TZID"]) for definition in calendar.timezones]


def test_an_event_keeps_its_identifier_whatever_becomes_of_it(client):
    event = EvenementPageFactory()
    before = calendar_at(client, f"{event.url}calendrier.ics").events[0]["UID"]
    event.title, event.slug = "Un autre titre", "une-autre-adresse"
    event.save()

    assert calendar_at(client, "/evenements/une-autre-adresse/calendrier.ics").events[0]["UID"] == before


def test_a_title_cannot_add_lines_to_the_file(client):
    event = EvenementPageFactory(
        title="Lille\r\nATTENDEE:mailto:x@example.org\x85\u2028X-A:1\x0b",
        lead="Un\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    )
    response = client.get(f"{event.url}calendrier.ics")
    lines = response.content.decode().split("\r\n")

    assert not any(line.startswith(("ATTENDEE", "X-A")) for line in lines)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "\r" not in response.content.decode().replace("\r\n", "")


def test_the_calendar_of_a_region_holds_its_events_alone(client):
    here, elsewhere = EvenementPageFactory(reunion=True), EvenementPageFactory()

    titles = [
        str(event["SUMMARY"])
        for event in calendar_at(client, "/evenements/calendrier.ics?region=la-reunion").events
    ]

    assert titles == [here.title] and elsewhere.title not in titles


def test_past_events_stay_in_the_calendar(client):
    EvenementPageFactory(past=True)
    EvenementPageFactory()

    assert len(calendar_at(client, "/evenements/calendrier.ics").events) == 2


def test_an_empty_calendar_is_a_calendar(client):
    assert calendar_at(client, "/evenements/calendrier.ics").events == []


@pytest.mark.parametrize("region", ["atlantide", "%00", "x" * 3000])
def test_a_calendar_does_not_follow_an_unknown_region(client, region):
    assert client.get(f"/evenements/calendrier.ics?region={region}").status_code == 404


def test_a_draft_has_no_calendar(client):
    event = EvenementPageFactory(live=False)

    assert client.get(f"/evenements/{event.slug}/calendrier.ics").status_code == 404
    assert client.get("/evenements/inconnue/calendrier.ics").status_code == 404


def test_the_calendar_costs_the_same_however_many_events(client, django_assert_max_num_queries):
    for _ in range(12):
        EvenementPageFactory(reunion=True)

    with django_assert_max_num_queries(5):
        client.get("/evenements/calendrier.ics")
