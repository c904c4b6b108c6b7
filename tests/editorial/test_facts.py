"""What a demo tells of 2020 bears one mark; out of a demo, nothing does."""

import datetime

import pytest
from django.test import override_settings

from editorial import facts
from editorial.blocks import KeyFiguresBlock
from tests.actualites.factories import ActualitePageFactory
from tests.evenements.factories import EvenementPageFactory

DAY = datetime.date(2020, 10, 19)
MARK = "facts-badge"


def figures_of(*days):
    figure = {"value": "18", "label": "régions", "source": "Bilan"}
    block = KeyFiguresBlock()
    return block.render(block.to_python({"figures": [figure | {"date": day} for day in days]}))


@pytest.mark.parametrize(
    ("when", "label"),
    [
        (DAY, "Faits de 2020"),
        (datetime.date(2021, 10, 8), "Faits de 2021"),
        (datetime.date(2026, 1, 1), ""),
        (None, ""),
    ],
)
def test_what_took_place_before_the_demo_bears_its_mark(when, label):
    assert facts.label(when) == label
    with override_settings(DEMO=False):
        assert facts.label(when) == ""


def test_figures_shown_together_bear_one_mark_and_stand_in_one_frame():
    assert figures_of("2020-10-19", None).count(MARK) == 1
    assert "facts-frame" in figures_of(None, "2020-10-19")
    assert MARK not in figures_of("2026-10-19")


@pytest.mark.django_db
@pytest.mark.parametrize("year", [2020, 2026])
def test_pages_and_cards_bear_the_mark_of_their_time(client, year):
    moment = datetime.datetime(year, 10, 1, 9, tzinfo=datetime.UTC)
    for page in (
        ActualitePageFactory(date=moment.date()),
        EvenementPageFactory(start_date=moment, end_date=moment + datetime.timedelta(hours=2)),
    ):
        listed = client.get(page.get_parent().url, {"quand": "passees"}).text
        assert (MARK in client.get(page.url).text) == (year == 2020)
        assert (MARK in listed) == (year == 2020), page
