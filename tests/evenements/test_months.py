"""The month view, its filters, and the clocks of events that cross a change of hour."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from evenements.models import EvenementPage, Seance
from evenements.recurrence import Rule, days_until
from tests.evenements.factories import EvenementPageFactory, EvenementsIndexPageFactory
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
MONTH = "/evenements/?vue=mois&mois=2026-11"


def at(*parts, zone="Europe/Paris"):
    return datetime.datetime(*parts, tzinfo=ZoneInfo(zone))


def test_a_month_shows_each_event_on_the_day_of_its_place(client):
    # Half past one in the morning in La Réunion is still the day before in Paris.
    start = at(2026, 11, 12, 1, 30, zone="Indian/Reunion")
    EvenementPageFactory(title="Nuit du code", reunion=True, start_date=start, end_date=start)
    EvenementPageFactory(title="Hors du mois", start_date=at(2026, 12, 20, 9), end_date=at(2026, 12, 20, 12))
    page = client.get(MONTH).text
    day = page[page.index('datetime="2026-11-12"') :]
    assert "Nuit du code" in day[: day.index("</ol>")] and "Hors du mois" not in page
    assert "novembre 2026" in page and "mois=2026-10" in page and "mois=2026-12" in page


def test_an_event_of_several_days_stands_on_each(client):
    EvenementPageFactory(title="Deux jours", start_date=at(2026, 11, 4, 9), end_date=at(2026, 11, 5, 17))
    assert client.get(MONTH).text.count("Deux jours") == 2


def test_sessions_stand_on_their_own_days(client):
    event = EvenementPageFactory(
        title="Atelier", start_date=at(2026, 11, 3, 14), end_date=at(2026, 11, 24, 16)
    )
    for day in (3, 24):
        Seance.objects.create(
            evenement=event,
            day=datetime.date(2026, 11, day),
            start_time=datetime.time(14),
            end_time=datetime.time(16),
        )
    assert client.get(MONTH).text.count(">Atelier") + client.get(MONTH).text.count("</span> Atelier") == 2


def test_a_crowded_day_leads_to_its_list(client):
    for n in range(6):
        EvenementPageFactory(
            title=f"Même jour {n}", start_date=at(2026, 11, 9, 9 + n), end_date=at(2026, 11, 9, 20)
        )
    page = client.get(MONTH).text
    assert "2 autres" in page and "du=2026-11-09&amp;au=2026-11-09" in page
    assert client.get("/evenements/?du=2026-11-09&au=2026-11-09").text.count("event-card__title") == 6


@pytest.mark.parametrize("month", ["2026-13", "0000-01", "9999-12", "novembre", "%00", "2026-11-01"])
def test_an_unknown_month_is_set_aside(client, month):
    EvenementsIndexPageFactory()
    assert client.get(f"/evenements/?vue=mois&mois={month}").status_code == 200


@pytest.mark.parametrize("day", ["hier", "2026-02-30", "0001-01-01", "%00"])
def test_an_unknown_day_is_named_and_set_aside(client, day):
    EvenementsIndexPageFactory()
    assert client.get(f"/evenements/?du={day}&au={day}").status_code == 200


def test_dates_keep_what_takes_place_between_them(client):
    before, during, after = (
        EvenementPageFactory(start_date=at(2099, 3, day, 9), end_date=at(2099, 3, day, 12))
        for day in (1, 5, 9)
    )
    page = client.get("/evenements/?du=2099-03-04&au=2099-03-05").text
    assert during.title in page and before.title not in page and after.title not in page


@pytest.mark.parametrize("address", [MONTH, "/evenements/?du=2026-11-01"])
def test_a_month_costs_the_same_however_many_events(client, address):
    EvenementPageFactory(start_date=at(2026, 11, 2, 9), end_date=at(2026, 11, 2, 10))
    few = queries_of(client, address)
    for n in range(20):
        EvenementPageFactory(start_date=at(2026, 11, 1 + n, 9), end_date=at(2026, 11, 1 + n, 10))
    assert queries_of(client, address) <= few <= 12


def test_an_event_may_cross_the_change_of_hour():
    start, end = at(2026, 10, 25, 1), at(2026, 10, 25, 4)
    event = EvenementPageFactory(start_date=start, end_date=end)
    assert (event.local_start.hour, event.local_end.hour) == (1, 4)
    assert end.astimezone(datetime.UTC) - start.astimezone(datetime.UTC) == datetime.timedelta(hours=4)


def test_a_weekly_session_stays_at_its_hour_when_the_clocks_change():
    event = EvenementPage(
        start_date=at(2026, 10, 20, 14), end_date=at(2026, 10, 20, 16), time_zone="Europe/Paris"
    )
    event.repeat(Rule.WEEKLY, datetime.date(2026, 11, 3))
    assert event.follow_sessions()
    assert [occurrence.start.hour for occurrence in event.occurrences] == [14, 14, 14]
    assert event.end_date == at(2026, 11, 3, 16)
    event.repeat(Rule.WEEKLY, datetime.date(2026, 11, 3))
    assert len(event.occurrences) == 3, "saving again adds nothing"


def test_a_monthly_rule_keeps_the_day_of_the_week():
    days = days_until(datetime.date(2026, 10, 13), datetime.date(2027, 1, 31), Rule.MONTHLY)
    assert [str(day) for day in days] == ["2026-10-13", "2026-11-10", "2026-12-08", "2027-01-12"]


def test_an_end_before_its_start_is_refused():
    event = EvenementPageFactory.build(start_date=at(2026, 11, 2, 9), end_date=at(2026, 11, 2, 8))
    with pytest.raises(ValidationError) as refused:
        event.clean()
    assert "end_date" in refused.value.message_dict
