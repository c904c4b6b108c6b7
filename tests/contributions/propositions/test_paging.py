"""A list of any length is read by its ends' numbers, and walked from one page to the next in between."""

import datetime
import re

import pytest
from django.utils import timezone

from contributions.propositions import counters, paging
from contributions.propositions.models import Proposition, PropositionTheme, Reponse
from contributions.public.views import reading
from tests.contributions.factories import PropositionFactory
from vocabulaires.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

COUNT = 23
TITLE = re.compile(r'proposition-card__title"><a href="/propositions/(\d+)/')


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(reading, "PER_PAGE", 3)
    monkeypatch.setattr(paging, "BY_NUMBER", 2)


@pytest.fixture
def propositions():
    """Published propositions, several of the same moment and with the same supports; their keys, newest first."""
    start = timezone.now() - datetime.timedelta(days=2)
    theme = Theme.objects.create(name="Équipement", slug="equipement")
    rows = [
        PropositionFactory(
            published_at=start + datetime.timedelta(hours=number // 3), support_count=number % 4
        )
        for number in range(COUNT)
    ]
    for row in rows:
        PropositionTheme.objects.create(
            content_object=row,
            tag=theme,
            axe=row.axe,
            published_at=row.published_at,
            support_count=row.support_count,
        )
    counters.repair()
    return Proposition.objects.published()


def read(client, address: str) -> list[int]:
    response = client.get(address)
    assert response.status_code == 200, address
    return [int(pk) for pk in TITLE.findall(response.text)]


def neighbour(client, address: str, rel: str) -> str:
    found = re.search(rf'href="([^"]*)" rel="{rel}"', client.get(address).text)
    return "/propositions/" + found[1].replace("&amp;", "&") if found else ""


@pytest.mark.parametrize("query", ["tri=recentes", "tri=soutenues", "theme=equipement&tri=soutenues"])
def test_walking_forward_and_back_reads_each_proposition_once_in_order(client, propositions, query):
    order = propositions.most_supported() if "soutenues" in query else propositions.recent()
    expected = list(order.values_list("pk", flat=True))
    address, pages = f"/propositions/?{query}", []
    while address:
        pages.append(address)
        last, address = address, neighbour(client, address, "next")
    assert [pk for page in pages for pk in read(client, page)] == expected
    address, back = last, []
    while address:
        back.append(address)
        address = neighbour(client, address, "prev")
    assert [pk for page in reversed(back) for pk in read(client, page)] == expected


def test_the_last_pages_have_numbers_too(client, propositions):
    expected = list(propositions.recent().values_list("pk", flat=True))

    assert read(client, "/propositions/?page=8") == expected[21:]
    assert read(client, "/propositions/?page=7") == expected[18:21]


def test_a_page_in_the_middle_says_how_to_reach_it(client, propositions):
    response = client.get("/propositions/?page=4")

    assert response.status_code == 404
    assert "trop loin dans la liste" in response.text


@pytest.mark.parametrize("place", ["apres=x", "apres=1", "avant=-1", f"apres={'9' * 30}-1", "apres=²-1"])
def test_a_forged_place_is_no_place(client, propositions, place):
    assert client.get(f"/propositions/?page=4&{place}").status_code == 404


def test_a_draw_ends_where_numbers_end(client, propositions):
    drawn = [pk for page in (1, 2) for pk in read(client, f"/propositions/?tri=hasard&graine=7&page={page}")]

    assert len(set(drawn)) == 6
    assert client.get("/propositions/?tri=hasard&graine=7&page=3").status_code == 404


def test_those_without_an_answer_are_counted_as_all_but_the_answered(client, propositions):
    answered = propositions.first()
    answered.reponse = Reponse.objects.create(
        status="retenue", text="Oui.", organisme="Ministère", date=datetime.date(2020, 11, 5)
    )
    answered.save()

    response = client.get("/propositions/?statut=sans-reponse")

    assert f"{COUNT - 1} propositions" in response.text
    assert answered.pk not in read(client, "/propositions/?statut=sans-reponse&page=8")
    assert read(client, "/propositions/?statut=retenue") == [answered.pk]
