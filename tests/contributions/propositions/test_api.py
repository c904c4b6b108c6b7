"""What programs read of propositions: what the public page says, in the order and under the filters of the list."""

import datetime
import json
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from contributions.imports.models import Import, Provenance
from contributions.propositions.models import Proposition, Reponse
from contributions.propositions.states import State
from search import index
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.home.factories import ContentPageFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import RegionAcademique

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

LIST = "/api/v1/propositions/"


def read(client: Client, address: str, status: int = HTTPStatus.OK) -> dict:
    response = client.get(address)
    assert response.status_code == status, response.content
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


def answer(*rows: Proposition) -> Reponse:
    """One answer given to several propositions."""
    reponse = Reponse.objects.create(status="retenue", text="Oui.", organisme="Ministère")
    Proposition.objects.filter(pk__in=[row.pk for row in rows]).update(reponse=reponse)
    return reponse


def keys(client: Client, address: str) -> list[int]:
    return [row["id"] for row in read(client, address)["results"]]


@pytest.fixture
def propositions() -> list[Proposition]:
    """Published propositions, several of the same moment and with the same supports, the newest first."""
    start = timezone.now() - datetime.timedelta(days=2)
    axe, theme = AxeFactory(slug="egal-acces"), ThemeFactory(slug="equipements", name="Équipements")
    rows = [
        PropositionFactory(
            published_at=start + datetime.timedelta(hours=number // 3),
            support_count=number % 4,
            axe=axe,
            themes=[theme],
        )
        for number in range(23)
    ]
    return sorted(rows, key=lambda row: (row.published_at, row.pk), reverse=True)


def walk(client: Client, address: str) -> list[int]:
    """The keys of a whole list, from one ``next`` to the following one."""
    found = []
    while address:
        told = read(client, address)
        found += [row["id"] for row in told["results"]]
        address = told["next"]
    return found


def test_a_proposition_says_what_its_page_says(client, theme):
    region = RegionAcademique.objects.get(slug="bretagne")
    page = ContentPageFactory(title="Une page", slug="une-page")
    row = PropositionFactory(
        axe=theme.axe,
        themes=[theme],
        region=region,
        page=page,
        public_name="Camille",
        organisation="Lycée Carnot",
        support_count=4,
        published_at=datetime.datetime(2026, 11, 3, 9, 30, tzinfo=datetime.UTC),
    )
    told = read(client, f"{LIST}{row.pk}/")
    assert told["id"] == row.pk
    assert told["reference"] == row.display_reference
    assert told["adresse"] == f"http://127.0.0.1:8000{row.get_absolute_url()}"
    assert (told["titre"], told["texte"]) == (row.title, row.text)
    assert (told["axe"], told["axe_nom"]) == ("egal-acces", "Égal accès")
    assert (told["themes"], told["themes_noms"]) == (["equipements"], ["Équipements"])
    assert (told["region"], told["region_nom"]) == ("bretagne", "Bretagne")
    assert (told["profil"], told["profil_nom"]) == ("professeur", "Professeur")
    assert (told["signature"], told["organisation"]) == ("Camille", "Lycée Carnot")
    assert (told["page_id"], told["page_titre"]) == (page.pk, "Une page")
    assert told["publiee_le"] == "2026-11-03T10:30:00+01:00"
    assert told["soutiens"] == 4
    assert told["statut"] == "sans-reponse"
    assert told["reponse_texte"] is told["reponse_date"] is None
    assert read(client, LIST)["results"] == [told]


def test_the_official_answer_is_told_with_who_is_responsible(client):
    row = PropositionFactory()
    reponse = answer(row)
    told = read(client, f"{LIST}{row.pk}/")
    assert told["statut"] == reponse.status
    assert told["reponse_texte"] == reponse.text
    assert told["reponse_organisme"] == reponse.organisme
    assert told["reponse_date"] == reponse.date.isoformat()


def test_an_imported_proposition_names_its_source(client):
    row = PropositionFactory(auteur=None, origine="import", declared_supports=12)
    Provenance.objects.create(
        proposition=row,
        batch=Import.objects.create(file_name="a.csv"),
        line=1,
        system="Plateforme",
        identifier="7",
        url="https://exemple.fr/7",
    )
    told = read(client, f"{LIST}{row.pk}/")
    assert (told["origine"], told["source"], told["source_adresse"]) == (
        "import",
        "Plateforme",
        "https://exemple.fr/7",
    )
    assert (told["source_soutiens"], told["soutiens"]) == (12, 0)


def test_nothing_tells_who_wrote_beyond_the_name_they_chose(client):
    author = UserFactory(email="secret@example.org", first_name="Ada", last_name="Lovelace", pk=987_654_321)
    row = PropositionFactory(auteur=author, public_name="")
    for address in (LIST, f"{LIST}{row.pk}/"):
        body = client.get(address).content.decode()
        assert not [word for word in ("secret", "Ada", "Lovelace", "987654321") if word in body]
        assert '"signature":"Anonyme"' in body


def test_a_page_that_not_everyone_may_read_is_not_named(client):
    page = ContentPageFactory(title="Page réservée", slug="page-reservee")
    PropositionFactory(page=page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    [told] = read(client, LIST)["results"]
    assert told["page_id"] is told["page_titre"] is None


@pytest.mark.parametrize("state", ["brouillon", "a_moderer", "rejetee", "masquee", "retiree"])
def test_what_is_not_published_is_in_no_list(client, state):
    PropositionFactory(**{state: True})
    assert read(client, LIST) == {"total": 0, "total_exact": True, "next": None, "results": []}


@pytest.mark.parametrize("state", ["brouillon", "a_moderer", "rejetee", "masquee"])
def test_what_is_not_published_answers_as_what_does_not_exist(client, state):
    row = PropositionFactory(**{state: True})
    hidden = read(client, f"{LIST}{row.pk}/", HTTPStatus.NOT_FOUND)
    assert hidden == read(client, f"{LIST}{row.pk + 1}/", HTTPStatus.NOT_FOUND)
    assert row.title not in hidden["detail"]


def test_a_withdrawn_proposition_is_gone(client):
    row = PropositionFactory(retiree=True)
    assert read(client, f"{LIST}{row.pk}/", HTTPStatus.GONE) == {"detail": "Cette proposition a été retirée."}


def test_a_merged_proposition_leads_to_the_one_it_joined(client):
    kept = PropositionFactory()
    merged = PropositionFactory(state=State.MASQUEE, merged_into=kept)
    response = client.get(f"{LIST}{merged.pk}/")
    assert response.status_code == HTTPStatus.MOVED_PERMANENTLY
    assert response.headers["Location"] == f"http://127.0.0.1:8000{LIST}{kept.pk}/"
    Proposition.objects.filter(pk=kept.pk).update(state=State.MASQUEE)
    read(client, f"{LIST}{merged.pk}/", HTTPStatus.NOT_FOUND)


@pytest.mark.parametrize("address", [f"{LIST}{2**63}/", f"{LIST}{10**30}/", f"{LIST}abc/", "/api/v1/rien/"])
def test_an_address_that_leads_nowhere_says_so_in_the_same_form(client, address):
    assert "/api/v1/" in read(client, address, HTTPStatus.NOT_FOUND)["detail"]


@pytest.mark.parametrize(
    "query", ["", "tri=soutenues", "theme=equipements", "theme=equipements&tri=soutenues"]
)
@pytest.mark.parametrize("limit", [1, 4, 22, 23, 100])
def test_walking_a_list_meets_every_proposition_once_and_in_order(client, propositions, query, limit):
    rows = propositions
    if "soutenues" in query:
        rows = sorted(rows, key=lambda row: (row.support_count, row.pk), reverse=True)
    assert walk(client, f"{LIST}?{query}&limit={limit}") == [row.pk for row in rows]


@pytest.mark.parametrize("query", ["q=proposition", "q=proposition&tri=soutenues&axe=egal-acces"])
def test_walking_what_a_search_found_meets_it_once_in_order_and_counted(client, propositions, query):
    for number, row in enumerate(propositions):
        row.title = f"Une proposition, {number}"
        row.save()
    index.rebuild("proposition")
    rows = propositions
    if "soutenues" in query:
        rows = sorted(rows, key=lambda row: (row.support_count, row.pk), reverse=True)
    assert walk(client, f"{LIST}?{query}&limit=4") == [row.pk for row in rows]
    assert read(client, f"{LIST}?{query}&limit=4")["total"] == len(rows)


def test_what_is_published_meanwhile_shifts_nothing(client, propositions):
    first = read(client, f"{LIST}?limit=5")
    PropositionFactory(axe=propositions[0].axe)
    rest = walk(client, first["next"])
    assert [row["id"] for row in first["results"]] + rest == [row.pk for row in propositions]


def test_a_list_tells_how_many_there_are_under_its_filters(client, propositions):
    PropositionFactory(profil_id="eleve")
    assert read(client, f"{LIST}?limit=2")["total"] == 24
    assert read(client, f"{LIST}?limit=2&axe=egal-acces")["total"] == 23
    assert read(client, f"{LIST}?limit=2&profil=eleve") | {"results": []} == {
        "total": 1,
        "total_exact": True,
        "next": None,
        "results": [],
    }


def test_a_total_that_would_have_to_be_counted_stops_at_a_bound(client, propositions, monkeypatch):
    monkeypatch.setattr("contributions.propositions.lists.COUNTED_MAX", 10)
    told = read(client, f"{LIST}?statut=sans-reponse")
    assert (told["total"], told["total_exact"], len(told["results"])) == (10, False, 20)
    answer(*propositions[:10])
    told = read(client, f"{LIST}?statut=retenue")
    assert (told["total"], told["total_exact"]) == (10, True)


def test_each_filter_of_the_public_list_applies(client, propositions):
    page = ContentPageFactory(title="Une rencontre", slug="une-rencontre")
    region = RegionAcademique.objects.get(slug="bretagne")
    other = PropositionFactory(page=page, region=region, profil_id="parent", title="Planter des cerisiers")
    answer(other)
    for query in ("evenement=une-rencontre", "region=bretagne", "profil=parent", "statut=retenue"):
        assert keys(client, f"{LIST}?{query}") == [other.pk], query
    assert len(keys(client, f"{LIST}?theme=equipements&statut=sans-reponse&limit=100")) == 23


def test_words_are_searched_for(client, db):
    row = PropositionFactory(title="Planter des cerisiers dans la cour")
    PropositionFactory()
    index.rebuild("proposition")
    assert keys(client, f"{LIST}?q=cerisier") == [row.pk]
    assert keys(client, f"{LIST}?q=introuvable") == []


@pytest.mark.parametrize(
    "query",
    [
        "axe=inconnu",
        "theme=inconnu",
        "region=inconnue",
        "evenement=inconnu",
        "profil=inconnu",
        "statut=inconnu",
        "tri=hasard",
        "tri=inconnu",
        "limit=0",
        "limit=101",
        "limit=dix",
        "limit=-1",
        "limit=",
        "limit=²",
        "limit=99999999999999999999",
        "apres=",
        "apres=abc",
        "apres=1-",
        "apres=99999999999999999999-1",
        "apres=1&apres=%00",
        "avant=1-1",
        "regions=bretagne",
        "page=2",
        "q=" + "a" * 201,
    ],
)
def test_what_is_not_understood_is_refused_in_a_sentence(client, query):
    detail = read(client, f"{LIST}?{query}", HTTPStatus.BAD_REQUEST)["detail"]
    assert detail.endswith(".") and "«" in detail or "Nous ne connaissons pas" in detail


@pytest.mark.parametrize(
    "query", ["apres=0-0", "apres=9007199254740991-9999999999999999", "q=%00", "q=%FF", "axe=%00"]
)
def test_no_value_is_beyond_it(client, propositions, query):
    for sort in ("recentes", "soutenues"):
        read(client, f"{LIST}?{query}&tri={sort}")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_there(method):
    response = getattr(Client(enforce_csrf_checks=True), method)(LIST, "{", content_type="application/json")
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "GET" in response.json()["detail"]


def test_pages_of_other_sites_may_read_it_and_get_nobody_s_session(client):
    user = UserFactory()
    client.force_login(user)
    for address in (LIST, "/api/v1/", "/api/v1/rien/", f"{LIST}?tri=non"):
        response = client.get(address, headers={"Origin": "https://ailleurs.example", "Accept": "text/html"})
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert "Set-Cookie" not in response.headers and "Vary" not in response.headers
    allowed = client.options(LIST, headers={"Origin": "https://ailleurs.example"})
    assert allowed.status_code == HTTPStatus.NO_CONTENT
    assert allowed.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_a_missing_slash_is_added(client):
    response = client.get(f"{LIST[:-1]}?limit=3")
    assert response.headers["Location"] == f"{LIST}?limit=3"


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("", 3),
        ("tri=soutenues&axe=egal-acces&region=bretagne&profil=eleve", 3),
        ("theme=equipements", 4),
        ("statut=sans-reponse", 3),
        ("statut=retenue", 3),
        ("evenement=une-rencontre", 4),
    ],
)
def test_a_list_costs_four_queries_at_most_whatever_its_length(client, propositions, query, most):
    region = RegionAcademique.objects.get(slug="bretagne")
    page = ContentPageFactory(title="Une rencontre", slug="une-rencontre")
    filed = {"axe": propositions[0].axe, "region": region, "profil_id": "eleve", "page": page}
    rows = [PropositionFactory(**filed) for _ in range(3)]
    answer(*rows[:2])
    address = f"{LIST}?{query}&limit=1"
    following = json.loads(client.get(address).content)["next"].removeprefix("http://127.0.0.1:8000")
    assert queries_of(client, address) <= most
    assert queries_of(client, following) <= most
    assert queries_of(client, f"{LIST}?{query}&limit=100") <= most


def test_one_proposition_costs_two_queries(client, propositions):
    assert queries_of(client, f"{LIST}{propositions[0].pk}/") == 2
