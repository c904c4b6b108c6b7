"""Parts of a page that show for a time only, and the page seen on another day."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError

from comptes.models import User
from editorial import moment
from editorial.blocks.moments import MomentBlock
from editorial.models import Phase
from home.models import ContentPage
from tests.editorial.factories import PhaseFactory
from tests.home.factories import ContentPageFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory

pytestmark = pytest.mark.django_db

FIRST, LAST = datetime.date(2026, 10, 1), datetime.date(2026, 10, 16)
NEXT = datetime.date(2026, 11, 2)


@pytest.fixture
def phases():
    online = PhaseFactory(title="En ligne", start_date=FIRST, end_date=LAST)
    return online, PhaseFactory(title="Synthèse", start_date=NEXT, end_date=None)


def part(**rule) -> dict:
    empty = {"when": "pendant", "phase": None, "next_phase": None, "date": None, "end_date": None}
    return {**empty, **rule, "content": [("text", "<p>Un mot pour ces jours-là.</p>")]}


def page_with(**rule) -> ContentPage:
    stream_block = ContentPage._meta.get_field("body").stream_block
    return ContentPageFactory(body=stream_block.normalize([("moment", part(**rule))]))


def shown_on(page: ContentPage, client, *days: datetime.date) -> list[bool]:
    shown = []
    for day in days:
        with moment.seen_on(day):
            shown.append("Un mot pour ces jours-là." in client.get(page.url).text)
    return shown


ONE = datetime.timedelta(days=1)


def test_a_part_shows_during_a_phase_first_and_last_day_included(client, phases):
    page = page_with(when="pendant", phase=phases[0])
    assert shown_on(page, client, FIRST - ONE, FIRST, LAST, LAST + ONE) == [False, True, True, False]


def test_a_part_shows_before_a_phase(client, phases):
    page = page_with(when="avant", phase=phases[0])
    assert shown_on(page, client, FIRST - ONE, FIRST, LAST + ONE) == [True, False, False]


def test_a_part_shows_after_a_phase(client, phases):
    page = page_with(when="apres", phase=phases[0])
    assert shown_on(page, client, LAST, LAST + ONE) == [False, True]


def test_a_part_shows_between_two_phases(client, phases):
    page = page_with(when="entre", phase=phases[0], next_phase=phases[1])
    assert shown_on(page, client, LAST, LAST + ONE, NEXT - ONE, NEXT) == [False, True, True, False]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"when": "avant", "date": FIRST}, [True, False, False, False]),
        ({"when": "pendant", "date": FIRST, "end_date": LAST}, [False, True, True, False]),
        ({"when": "entre", "date": FIRST, "end_date": LAST}, [False, True, True, False]),
        ({"when": "apres", "date": LAST}, [False, False, False, True]),
    ],
)
def test_a_part_follows_dates_without_any_phase(client, rule, expected):
    assert shown_on(page_with(**rule), client, FIRST - ONE, FIRST, LAST, LAST + ONE) == expected


def test_moving_a_phase_moves_what_goes_with_it(client, phases):
    page = page_with(when="pendant", phase=phases[0])
    Phase.objects.filter(pk=phases[0].pk).update(end_date=LAST + 5 * ONE)

    assert shown_on(page, client, LAST + ONE) == [True]


def test_a_part_whose_phase_is_gone_stays_hidden(client, phases):
    page = page_with(when="avant", phase=phases[0])
    phases[0].delete()

    assert shown_on(page, client, FIRST - ONE) == [False]


@pytest.mark.parametrize(
    "rule",
    [
        {"when": "avant"},
        {"when": "entre", "date": FIRST},
        {"when": "pendant", "date": LAST, "end_date": FIRST},
    ],
)
def test_a_rule_that_says_nothing_is_refused_with_its_reason(rule):
    block = ContentPage._meta.get_field("body").stream_block.child_blocks["moment"]
    assert isinstance(block, MomentBlock)
    with pytest.raises((ValidationError, StructBlockValidationError)):
        block.clean(block.normalize(part(**rule)))


def test_parts_cost_the_same_however_many(client, phases):
    stream_block = ContentPage._meta.get_field("body").stream_block
    one = ContentPageFactory(body=stream_block.normalize([("moment", part(phase=phases[0]))]))
    many = ContentPageFactory(
        body=stream_block.normalize([("moment", part(phase=row)) for row in phases * 5])
    )
    assert queries_of(client, one.url) == queries_of(client, many.url) <= 12


def test_a_form_in_a_part_takes_propositions(client):
    AxeFactory()
    stream_block = ContentPage._meta.get_field("body").stream_block
    rule = part(when="pendant", date=moment.today())
    rule["content"] = [("proposition_form", {"heading": "Proposer"})]
    page = ContentPageFactory(body=stream_block.normalize([("moment", rule)]))
    html = client.get(page.url).text
    block = re.search(r'name="(?:formulaire|block|bloc)[^"]*"[^>]*value="([^"]+)"', html)

    assert "Titre de votre proposition" in html and block and block.group(1)


@pytest.fixture
def editor():
    client = Client()
    client.force_login(User.objects.create_superuser(email="chef@example.org", password="une-phrase"))
    return client


def test_an_editor_sees_the_page_as_it_will_be_another_day(editor, phases):
    page = page_with(when="pendant", phase=phases[0])
    screen = editor.get(reverse("page_at_date", args=[page.pk]), {"jour": "2026-10-02"})
    assert "Le 2\xa0octobre\xa02026" in screen.text

    frame = reverse("page_at_date_frame", args=[page.pk])
    assert "Un mot pour ces jours-là." in editor.get(frame, {"jour": "2026-10-02"}).text
    assert "Un mot pour ces jours-là." not in editor.get(frame, {"jour": "2026-10-20"}).text


def test_a_date_that_is_none_is_told(editor):
    page = ContentPageFactory()
    screen = editor.get(reverse("page_at_date", args=[page.pk]), {"jour": "32 octobre"})

    assert screen.status_code == 200 and "Saisissez une date" in screen.text


def test_the_preview_offers_the_days_when_the_calendar_turns(phases):
    assert [mode for mode, _ in ContentPageFactory().preview_modes] == [
        "",
        "2026-10-01",
        "2026-10-17",
        "2026-11-02",
    ]
