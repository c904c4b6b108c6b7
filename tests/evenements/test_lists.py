import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest

from search import index
from tests.evenements.factories import (
    EvenementPageFactory,
    EvenementsIndexPageFactory,
    file_under,
    in_days,
)
from tests.partenaires.factories import PartenaireFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import Academie, RegionAcademique

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def listed(client, querystring: str = "") -> str:
    response = client.get(f"/evenements/{querystring}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_next_event_comes_first_and_past_ones_have_their_own_half(client):
    far = EvenementPageFactory(title="Dans longtemps", start_date=in_days(900))
    near = EvenementPageFactory(title="Bientôt")
    past = EvenementPageFactory(title="Autrefois", past=True)

    page = listed(client)

    assert page.index(near.title) < page.index(far.title)
    assert past.title not in page and "2 rencontres à venir" in page
    assert past.title in listed(client, "?quand=passees")


def test_a_card_shows_the_day_in_the_clock_of_its_place(client):
    """Half past one on the 3rd in La Réunion is still the 2nd in Paris."""
    start = datetime.datetime(2999, 1, 3, 1, 30, tzinfo=ZoneInfo("Indian/Reunion"))
    EvenementPageFactory(reunion=True, start_date=start)
    page = listed(client)
    assert ">3&#10;jan. 2999<" in page


def test_when_nothing_is_to_come_the_past_is_shown_and_said(client):
    EvenementPageFactory(title="Autrefois", past=True)

    page = listed(client)

    assert "Autrefois" in page and "Aucune rencontre n’est à venir" in page
    assert "Autrefois" not in listed(client, "?quand=a-venir")


def test_an_empty_list_says_so(client):
    EvenementsIndexPageFactory()

    assert "Aucune rencontre n’est encore annoncée" in listed(client)


def test_filters_combine(client):
    bretagne = RegionAcademique.objects.get(slug="bretagne")
    axe, theme, partner = AxeFactory(), ThemeFactory(), PartenaireFactory()
    wanted = EvenementPageFactory(
        title="Celle-ci", region=bretagne, academie=Academie.objects.get(slug="rennes"), format="hybride"
    )
    file_under(wanted, axes=[axe], themes=[theme], partenaires=[partner])
    EvenementPageFactory(title="Une autre", region=bretagne)

    for asked in (
        f"?axe={axe.slug}",
        f"?theme={theme.slug}",
        f"?partenaire={partner.slug}",
        "?academie=rennes",
        "?region=bretagne&format=hybride",
    ):
        page = listed(client, asked)
        assert "Celle-ci" in page and "Une autre" not in page, asked
    assert "Aucune rencontre ne correspond" in listed(client, "?region=bretagne&format=en-ligne")


def test_a_partner_can_be_chosen_among_the_published_ones(client):
    partner, draft = PartenaireFactory(), PartenaireFactory(live=False)
    EvenementPageFactory()

    page = listed(client)

    assert f'<option value="{partner.slug}">{partner.name}</option>' in page and draft.name not in page


def test_words_are_searched_as_everywhere_on_the_site(client):
    found = EvenementPageFactory(title="Écoles connectées")
    EvenementPageFactory(title="Autre sujet")
    index.rebuild("evenement")

    page = listed(client, "?q=ecole")

    assert found.title in page and "Autre sujet" not in page


def test_a_chosen_filter_can_be_taken_away_alone(client):
    EvenementPageFactory(region=RegionAcademique.objects.get(slug="bretagne"))

    page = listed(client, "?region=bretagne&format=sur-place")

    assert 'href="?format=sur-place"' in page and 'href="?region=bretagne"' in page


@pytest.mark.parametrize(
    "querystring",
    [
        "?region=atlantide",
        "?axe=%00",
        "?theme=<script>",
        "?format=telepathie",
        "?partenaire=personne",
        "?academie=" + "x" * 5000,
    ],
)
def test_an_unknown_filter_is_told_and_leaves_nothing(client, querystring):
    EvenementPageFactory(title="Toujours là")

    page = listed(client, querystring)

    assert "Nous ne connaissons pas" in page and "Toujours là" not in page and "<script>" not in page


@pytest.mark.parametrize("q", ["x" * 10_000, '"(*', "%00", "%FF%FE", quote("’«»"), "   "])
def test_no_search_breaks_the_list(client, q):
    EvenementPageFactory()

    assert client.get(f"/evenements/?q={q}").status_code == 200


@pytest.mark.parametrize("number", ["abc", "0", "-1", "99999999", "2", "9" * 5000, "%00", "1.5"])
def test_a_page_that_does_not_exist_is_not_found(client, number):
    EvenementPageFactory()

    assert client.get(f"/evenements/?page={number}").status_code == 404


def test_the_second_page_keeps_the_filters(client):
    for _ in range(21):
        EvenementPageFactory(format="en-ligne")

    page = listed(client, "?format=en-ligne")

    assert 'href="?format=en-ligne&amp;page=2"' in page
    assert client.get("/evenements/?format=en-ligne&page=2").status_code == 200


def test_a_draft_is_not_listed(client):
    EvenementPageFactory(title="Pas encore publiée", live=False)

    assert "Pas encore publiée" not in listed(client)


def test_the_list_costs_the_same_however_many_events(client):
    EvenementPageFactory()
    few = queries_of(client, "/evenements/")
    for _ in range(25):
        EvenementPageFactory(reunion=True)

    assert queries_of(client, "/evenements/") == few <= 12
    assert queries_of(client, "/evenements/?region=la-reunion") <= 12


def test_a_public_list_touches_no_cookie(client):
    EvenementPageFactory()
    response = client.get("/evenements/")

    assert "Set-Cookie" not in response and "Cookie" not in response.get("Vary", "")
