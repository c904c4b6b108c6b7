"""The demo walked from link to link: two times never mixed, nothing invented without its mark, no dead link."""

import datetime
import re
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from editorial.dates import MONTHS, WEEKDAYS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# What is walked of the lists that go on and on: enough of each kind.
MOST_OF_A_KIND = {"propositions": 40, "evenements": 60, "recherche": 6}
SKIPPED = ("/admin/", "/demo/", "/static/", "/media/", "/api/", "/donnees/", "/mon-espace/", "/comptes/")
STARTS = (
    "/",
    "/recherche/?q=consultation",
    "/suites/",
    "/evenements/?quand=passees",
    "/plan-du-site/",
    "/lettres/",
)
CARDS = {"news-card", "event-card", "search-result", "letter-entry"}
# Written once the demo is committed, which a test never does.
FILES = re.compile(r"/donnees-ouvertes/.+\.(?:csv|json)")
YEARS = re.compile(r"\b(?:2020|2021)\b")
# A figure that only sources give: a number and what it counts, near a date of that time.
FIGURE_OF_2020 = re.compile(
    r"26 8(?:00|39)|2 100 participants|670 propositions|15 000|420 contributeurs|350 rencontres|[Qq]uarante propositions"
)
DATED = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}) (\d{{1,2}})(?:er)? ({'|'.join(MONTHS)}) (\d{{4}})", re.IGNORECASE
)
SIX_HUNDRED_SEVENTY = re.compile(r"(.{0,10})\b670\b(?! ?[-–]\d)")


def words(node) -> str:
    text = node.get_text(" ").replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def kind_of(path: str) -> str:
    return path.strip("/").partition("/")[0].partition("?")[0]


@pytest.fixture(scope="module")
def crawl():
    return {}


@pytest.fixture
def pages(client, crawl, db):
    """Every page found, by address, and the statuses of those that did not answer; walked once."""
    if not crawl:
        waiting, seen, counts = list(STARTS), set(STARTS), {}
        crawl["pages"], crawl["dead"] = {}, {}
        while waiting:
            address = waiting.pop(0)
            response = client.get(address, follow=True)
            if response.status_code != 200:
                crawl["dead"][address] = response.status_code
                continue
            if "text/html" not in response.headers["Content-Type"]:
                continue
            soup = BeautifulSoup(response.content, "html.parser")
            crawl["pages"][address] = soup
            for link in soup.select("a[href]"):
                target = urldefrag(urljoin(address, link["href"]))[0]
                kind = kind_of(target)
                if (
                    not target.startswith("/")
                    or target.startswith(SKIPPED)
                    or target in seen
                    or FILES.fullmatch(target)
                ):
                    continue
                if "?" in target or counts.get(kind, 0) >= MOST_OF_A_KIND.get(kind, 80):
                    continue
                seen.add(target)
                counts[kind] = counts.get(kind, 0) + 1
                waiting.append(target)
    return crawl["pages"]


def framed(node) -> bool:
    """Whether a text stands in a frame, a card or a page that bears the mark of its time."""
    for around in [node, *node.parents]:
        if set(around.get("class") or []) & CARDS:
            return bool(around.select_one(".facts-badge"))
        if "facts-frame" in (around.get("class") or []) and around.select_one(".facts-badge"):
            return True
        if around.name == "main":
            # The mark of a card says nothing of the page.
            return any(
                not badge.find_parent(class_=[*CARDS, "facts-frame"])
                for badge in around.select(".facts-badge")
            )
    return False


def test_the_walk_sees_each_kind_of_page(pages, crawl):
    assert len(pages) > 120
    assert {
        "propositions",
        "evenements",
        "actualites",
        "suites",
        "axes",
        "partenaires",
        "la-concertation",
    } <= {kind_of(path) for path in pages}


def test_no_internal_link_is_broken(pages, crawl):
    assert crawl["dead"] == {}


def test_no_figure_of_2020_stands_outside_of_its_frame(pages):
    bare, found = [], 0
    for address, soup in pages.items():
        main = soup.main
        for text in main.find_all(string=True):
            told = " ".join(
                text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").split()
            )
            if not FIGURE_OF_2020.search(told):
                continue
            found += 1
            if not framed(text.parent):
                bare.append((address, told[:120]))
    assert found > 10
    assert bare == []


def test_every_card_of_news_and_events_of_2020_bears_the_mark(pages):
    cards = [
        (address, card)
        for address, soup in pages.items()
        for card in soup.select(", ".join(f".{name}" for name in sorted(CARDS)))
        if (when := card.select_one("time")) and YEARS.match(when["datetime"])
    ]
    assert len(cards) > 10
    assert [
        (address, words(card)[:80]) for address, card in cards if not card.select_one(".facts-badge")
    ] == []


def test_no_measure_is_shown_without_saying_that_it_is_of_the_demo(pages):
    cards = [(address, card) for address, soup in pages.items() for card in soup.select(".measure-card")]
    assert len({address for address, _ in cards}) >= 3
    assert [address for address, card in cards if not card.select_one(".measure-card__demo")] == []
    for address, soup in pages.items():
        if re.fullmatch(r"/suites/[a-z-]+/", address):
            assert "sont inventés" in words(soup.main), address


def test_no_day_of_the_week_contradicts_its_date(pages):
    wrong, seen = [], 0
    for address, soup in pages.items():
        for name, day, month, year in DATED.findall(words(soup)):
            seen += 1
            date = datetime.date(int(year), MONTHS.index(month.lower()) + 1, int(day))
            if WEEKDAYS[date.weekday()] != name.lower():
                wrong.append((address, name, date))
    assert seen > 20
    assert wrong == []


def test_670_means_one_thing(pages):
    """The figure of 28 October 2020, always « plus de », never a count of the demo."""
    others = [
        (address, before)
        for address, soup in pages.items()
        for before in SIX_HUNDRED_SEVENTY.findall(words(soup.main))
        if not before.lower().endswith("plus de ")
    ]
    assert others == []
