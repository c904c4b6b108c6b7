import datetime
from zoneinfo import ZoneInfo

import pytest

from evenements.clock import next_event_moment
from evenements.models import EvenementPage
from tests.evenements.factories import EvenementPageFactory, file_under, in_days
from tests.partenaires.factories import PartenaireFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.merging import merge
from vocabulaires.models import RegionAcademique

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def plain(client, page: EvenementPage) -> str:
    """What the page says, its non-breaking spaces made plain."""
    return client.get(page.url).content.decode().replace("\xa0", " ")


def test_an_event_says_when_in_the_clock_of_its_place(client):
    start = datetime.datetime(2999, 1, 3, 14, tzinfo=ZoneInfo("Indian/Reunion"))
    page = plain(client, EvenementPageFactory(reunion=True, start_date=start))

    assert "jeudi 3 janvier 2999, de 14 h à 17 h" in page
    assert "heure de La Réunion" in page
    assert "de 11 h à 14 h, heure de Paris" in page


def test_an_event_in_paris_says_no_clock(client):
    assert "heure de Paris" not in plain(client, EvenementPageFactory())


def test_an_event_says_how_to_come_with_whom_and_on_what(client):
    axe, theme = AxeFactory(), ThemeFactory()
    partner, hidden = PartenaireFactory(), PartenaireFactory(draft=True)
    event = EvenementPageFactory(how_to_come="Sans inscription.", organiser="Rectorat de Rennes")
    page = plain(client, file_under(event, axes=[axe], themes=[theme], partenaires=[partner, hidden]))

    for words in ("Lycée Carnot", "Sans inscription.", "Rectorat de Rennes", partner.name):
        assert words in page
    assert f'href="/evenements/?axe={axe.slug}"' in page and f'href="/themes/{theme.slug}/"' in page
    assert hidden.name not in page


def test_a_past_event_says_so_before_its_title_and_shows_what_came_of_it(client):
    event = EvenementPageFactory(past=True, attendance=42, minutes=[("text", "<p>Trois idées.</p>")])
    page = plain(client, event)

    assert page.index("Cette rencontre est terminée") < page.index("<h1")
    assert "Trois idées." in page and "42 personnes présentes" in page
    assert "Ajouter à mon agenda" not in page


def test_minutes_wait_for_the_end_of_the_event(client):
    event = EvenementPageFactory(minutes=[("text", "<p>Écrit trop tôt.</p>")], attendance=12)
    page = plain(client, event)

    assert "Écrit trop tôt." not in page and "12 personnes" not in page


def test_an_event_under_way_says_so(client):
    event = EvenementPageFactory(start_date=in_days(0, hours=-1), end_date=in_days(0, hours=1))

    assert "a lieu en ce moment" in plain(client, event)


def test_an_event_leads_to_the_others_of_its_region(client):
    region = RegionAcademique.objects.get(slug="bretagne")
    event = EvenementPageFactory(region=region)
    past, coming = EvenementPageFactory(region=region, past=True), EvenementPageFactory(region=region)
    elsewhere = EvenementPageFactory(reunion=True)
    page = plain(client, event)

    assert page.index(coming.title) < page.index(past.title)
    assert elsewhere.title not in page


def test_what_people_wrote_is_not_markup(client):
    event = EvenementPageFactory(title="<script>alert(1)</script>", place="<b>ici</b>")
    page = client.get(event.url).content.decode()

    assert "<script>alert" not in page and "<b>ici</b>" not in page


def test_the_page_costs_the_same_however_much_is_around_it(client):
    event = EvenementPageFactory(reunion=True)
    few = queries_of(client, event.url)
    rows = {"axes": AxeFactory.create_batch(4), "themes": ThemeFactory.create_batch(5)}
    for _ in range(6):
        EvenementPageFactory(reunion=True)
    file_under(event, partenaires=[PartenaireFactory() for _ in range(4)], **rows)

    assert queries_of(client, event.url) == few <= 12


def test_a_theme_shows_its_events(client):
    theme = ThemeFactory()
    event = file_under(EvenementPageFactory(), themes=[theme])

    assert event.title in client.get(f"/themes/{theme.slug}/").content.decode()


def test_merging_two_themes_loses_no_event_nor_draft():
    source, target = ThemeFactory(), ThemeFactory()
    both = file_under(EvenementPageFactory(), themes=[source, target])
    one = file_under(EvenementPageFactory(), themes=[source])
    one.save_revision()

    merge(source, target)

    both, one = EvenementPage.objects.get(pk=both.pk), EvenementPage.objects.get(pk=one.pk)
    for page in (both, one, one.get_latest_revision_as_object()):
        assert list(page.themes.all()) == [target]


def test_pages_change_when_an_event_starts_and_ends():
    event = EvenementPageFactory()

    assert next_event_moment(in_days(0)) == event.start_date
    assert next_event_moment(event.start_date) == event.end_date
    assert next_event_moment(event.end_date) is None


def test_an_event_is_to_come_or_past_never_both():
    today = EvenementPageFactory(start_date=in_days(0, hours=-1), end_date=in_days(0))
    yesterday = EvenementPageFactory(start_date=in_days(-1), end_date=in_days(-1))
    events = EvenementPage.objects.all()

    assert list(events.upcoming()) == [today] and list(events.past()) == [yesterday]
    assert events.totals() == {"upcoming": 1, "past": 1}
