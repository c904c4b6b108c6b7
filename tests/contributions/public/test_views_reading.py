"""What the public reads: the list and its facets, one proposition, its receipt, the feed."""

import xml.etree.ElementTree as ElementTree
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.html import strip_tags

from contributions.propositions import counters
from contributions.propositions.models import Reponse
from search import index
from tests.contributions.factories import PropositionFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db

LIST = "/propositions/"
ATOM = "{http://www.w3.org/2005/Atom}"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def titles(response) -> list[str]:
    return [link.get_text(strip=True) for link in soup(response).select(".proposition-card__title a")]


def facets(response) -> dict[str, dict[str, int]]:
    """The filters shown: for each group, each value with its count."""
    return {
        group.select_one("summary").get_text(strip=True): {
            value.contents[0].strip(): int(value.select_one(".facets__count").contents[0])
            for value in group.select(".facets__value")
        }
        for group in soup(response).select(".facets__group")
    }


@pytest.fixture
def region():
    return RegionAcademique.objects.get(slug="bretagne")


@pytest.fixture
def varied(axe, theme, region):
    """Three propositions that differ by axis, theme, region and profile."""
    other = AxeFactory(slug="gouvernance", short_name="Gouvernance")
    return [
        PropositionFactory(title="Prêter des tablettes", axe=axe, themes=[theme], region=region),
        PropositionFactory(title="Former les parents", axe=axe, profil_id="parent", support_count=9),
        PropositionFactory(title="Ouvrir les conseils", axe=other, themes=[theme], profil_id="parent"),
    ]


def test_the_list_shows_what_is_published_and_nothing_else(client, axe):
    PropositionFactory(title="Visible de tous", axe=axe)
    for state in ("brouillon", "a_moderer", "rejetee", "masquee", "retiree"):
        PropositionFactory(title=f"Cachée {state}", axe=axe, **{state: True})
    assert titles(client.get(LIST)) == ["Visible de tous"]


def test_filters_combine_and_their_counts_say_what_each_would_leave(client, varied, axe, theme):
    both = client.get(LIST, {"axe": axe.slug, "theme": theme.slug})
    assert titles(both) == ["Prêter des tablettes"]
    by_profile = client.get(LIST, {"profil": "parent"})
    assert sorted(titles(by_profile)) == ["Former les parents", "Ouvrir les conseils"]
    shown = facets(by_profile)
    assert list(shown["Axe"].values()) == [1, 1]
    assert shown["Thème"] == {"Équipements": 1}
    assert shown["Profil"] == {"Parent": 2, "Professeur": 1}
    assert "Bretagne" not in shown.get("Région académique", {})


def test_every_count_is_the_length_of_the_list_it_leads_to(client, varied):
    page = soup(client.get(LIST, {"profil": "parent"}))
    for link in page.select(".facets__value:not([aria-current])"):
        led_to = client.get(link["href"])
        assert len(titles(led_to)) == int(link.select_one(".facets__count").contents[0])


def test_a_chosen_filter_can_be_taken_away_alone(client, varied, axe, theme):
    page = soup(client.get(LIST, {"axe": axe.slug, "theme": theme.slug}))
    addresses = [link["href"] for link in page.select(".fr-tags-group a")]
    assert addresses == [f"{LIST}?theme={theme.slug}", f"{LIST}?axe={axe.slug}"]


def test_the_counts_of_a_search_are_those_of_what_it_found(client, varied):
    index.rebuild("proposition")
    response = client.get(LIST, {"q": "tablette"})
    assert titles(response) == ["Prêter des tablettes"]
    assert facets(response)["Profil"] == {"Professeur": 1}


def test_an_event_and_an_answer_filter_too(client, varied):
    reponse = Reponse.objects.create(status="retenue", text="D’accord.", organisme="Ministère")
    varied[0].reponse = reponse
    varied[0].save()
    assert titles(client.get(LIST, {"statut": "retenue"})) == ["Prêter des tablettes"]
    assert facets(client.get(LIST, {"statut": "retenue"}))["Thème"] == {"Équipements": 1}
    unanswered = facets(client.get(LIST, {"statut": "sans-reponse", "theme": varied[2].theme_list[0].slug}))
    assert unanswered["Profil"] == {"Parent": 1}
    assert unanswered["Thème"] == {"Équipements": 1}
    assert len(titles(client.get(LIST, {"statut": "sans-reponse"}))) == 2


def test_orders_sort_as_they_say(client, varied):
    assert titles(client.get(LIST))[0] == "Ouvrir les conseils"
    assert titles(client.get(LIST, {"tri": "soutenues"}))[0] == "Former les parents"


def test_a_random_order_stays_the_same_from_page_to_page_and_in_a_shared_address(client, axe):
    PropositionFactory.create_batch(45, axe=axe)
    first = client.get(LIST, {"tri": "hasard"})
    link = soup(first).select_one("a[rel=next]")["href"]
    assert "graine=" in link
    seed = link.partition("graine=")[2].partition("&")[0]
    walked = []
    for number in (1, 2, 3):
        walked += titles(client.get(LIST, {"tri": "hasard", "graine": seed, "page": number}))
    assert len(walked) == len(set(walked)) == 45
    assert titles(first) == walked[:20]
    assert walked != titles(client.get(LIST)) + walked[20:]


def test_pages_follow_one_another_and_keep_the_filters(client, axe):
    PropositionFactory.create_batch(21, axe=axe)
    response = client.get(LIST, {"axe": axe.slug})
    assert len(titles(response)) == 20
    following = soup(response).select_one("a[rel=next]")["href"]
    assert following == f"?axe={axe.slug}&page=2"
    assert len(titles(client.get(LIST + following))) == 1


def test_an_empty_list_says_so_and_where_to_go(client, varied, region):
    nothing = client.get(LIST, {"region": region.slug, "profil": "eleve"})
    assert "Aucune proposition ne correspond" in nothing.text
    assert f'href="{LIST}"' in nothing.text


def test_a_consultation_without_propositions_invites_to_write_the_first(client, axe):
    page = client.get(LIST).text
    assert "Aucune proposition n’est encore publiée" in page
    assert "Retirez un filtre" not in page


def test_a_proposition_shows_its_words_who_and_where_it_is_filed(client, axe, theme, region):
    proposition = PropositionFactory(
        axe=axe, themes=[theme], region=region, public_name="Camille", organisation="Lycée Carnot"
    )
    page = client.get(proposition.get_absolute_url())
    words = soup(page).get_text(" ", strip=True)
    for shown in (
        proposition.title, proposition.text, "Camille", "Lycée Carnot", "Professeur", "Bretagne",
        str(axe), "Équipements", proposition.display_reference, "Licence Ouverte 2.0", "Pas encore de réponse",
    ):  # fmt: skip
        assert shown in words
    assert proposition.auteur.email not in page.text


def test_an_answer_is_read_below_the_words(client):
    reponse = Reponse.objects.create(status="en-partie", text="Nous le ferons.", organisme="Ministère")
    page = client.get(PropositionFactory(reponse=reponse).get_absolute_url()).text
    assert "Nous le ferons." in page
    assert "Retenue en partie" in page


def test_a_refusal_is_not_dressed_as_a_success():
    assert Reponse(status="non-retenue").tone == ""
    assert Reponse(status="retenue").tone == "success"


@pytest.mark.parametrize("state", ["brouillon", "a_moderer", "rejetee", "masquee"])
def test_what_is_not_published_cannot_be_read(client, state):
    assert client.get(PropositionFactory(**{state: True}).get_absolute_url()).status_code == 404


def test_a_withdrawn_proposition_is_gone(client):
    proposition = PropositionFactory(retiree=True)
    response = client.get(proposition.get_absolute_url())
    assert response.status_code == 410
    assert proposition.text not in response.text


def test_a_merged_proposition_leads_to_the_one_it_joined(client):
    joined = PropositionFactory()
    merged = PropositionFactory(masquee=True, merged_into=joined)
    response = client.get(merged.get_absolute_url())
    assert (response.status_code, response.url) == (301, joined.get_absolute_url())


def test_a_short_or_old_address_leads_to_the_right_one(client):
    proposition = PropositionFactory()
    for slug in ("", "ancien-titre/"):
        response = client.get(f"{LIST}{proposition.pk}/{slug}")
        assert (response.status_code, response.url) == (301, proposition.get_absolute_url())


def test_similar_propositions_are_offered_never_a_hidden_one(client, axe):
    PropositionFactory(title="Des claviers adaptés en braille", axe=axe)
    PropositionFactory(title="Claviers adaptés et braille à la maison", axe=axe, masquee=True)
    mine = PropositionFactory(title="Prêter des claviers adaptés au braille", axe=axe)
    index.rebuild("proposition")
    page = client.get(mine.get_absolute_url()).text
    fragment = client.get(f"{LIST}ressemblantes/", {"titre": "claviers adaptés braille"}).text
    for shown in (page, fragment):
        assert "Des claviers adaptés en braille" in strip_tags(shown)
        assert "<mark>braille</mark>" in shown and "Mots rares en commun" in shown
        assert "à la maison" not in shown


@pytest.mark.parametrize("state", ["brouillon", "a_moderer", "rejetee", "masquee", "retiree"])
def test_a_receipt_tells_the_state_of_what_is_hidden_and_neither_words_nor_names(client, state):
    proposition = PropositionFactory(public_name="Camille", organisation="Lycée Carnot", **{state: True})
    response = client.get(proposition.receipt_url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    for secret in (proposition.title, proposition.text, "Camille", "Lycée Carnot", proposition.auteur.email):
        assert secret not in response.text


def test_a_receipt_leads_to_what_is_published(client):
    proposition = PropositionFactory()
    assert proposition.get_absolute_url() in client.get(proposition.receipt_url).text


def test_a_reference_is_found_however_it_is_typed(client):
    proposition = PropositionFactory()
    typed = f" {proposition.display_reference.lower()} "
    assert client.get(f"{LIST}suivi/", {"reference": typed}).url == proposition.receipt_url


def test_a_reference_left_empty_is_asked_for(client):
    assert "Écrivez la référence" in client.get(f"{LIST}suivi/", {"reference": ""}).text
    assert "Écrivez la référence" not in client.get(f"{LIST}suivi/").text


def test_the_feed_is_atom_with_the_newest_first_and_text_as_text(client, axe, theme):
    old = PropositionFactory(axe=axe, published_at=timezone.now() - timedelta(days=3), support_count=50)
    new = PropositionFactory(
        axe=axe, themes=[theme], title="A < B & « C »", text="<b>Un</b> & deux", public_name="Camille"
    )
    response = client.get(f"{LIST}flux.xml", {"tri": "soutenues", "axe": axe.slug})
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith(f"flux.xml?axe={axe.slug}")
    assert feed.find(f"{ATOM}updated") is not None
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == [new.title, old.title]
    first = entries[0]
    assert first.find(f"{ATOM}summary").text == "<p>&lt;b&gt;Un&lt;/b&gt; &amp; deux</p>"
    assert first.find(f"{ATOM}author/{ATOM}name").text == "Camille"
    assert first.find(f"{ATOM}category").get("term") == "Équipements"
    assert first.find(f"{ATOM}link").get("href").endswith(new.get_absolute_url())
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == 2


def public_addresses() -> list[str]:
    proposition = PropositionFactory(themes=[ThemeFactory()], region=RegionAcademique.objects.first())
    return [
        LIST,
        f"{LIST}?axe={proposition.axe.slug}&profil={proposition.profil_id}",
        proposition.get_absolute_url(),
        f"{LIST}deposer/",
        f"{LIST}flux.xml",
        f"{LIST}suivi/",
        f"{LIST}ressemblantes/?titre=ordinateur",
    ]


def test_reading_neither_needs_nor_leaves_a_cookie(client):
    for address in public_addresses():
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address
        assert not {"private", "no-store"} & set(response.get("Cache-Control", "").split(", ")), address
        assert client.head(address).status_code == 200, address


def test_pages_cost_the_same_queries_however_many_propositions_there_are(client, axe, theme, region):
    def publish(count: int) -> None:
        for number in range(count):
            PropositionFactory(
                title=f"Équiper la classe d’ordinateurs numéro {number}",
                axe=axe, region=region, themes=[theme, ThemeFactory()],
            )  # fmt: skip
        index.rebuild("proposition")

    def similar_pair() -> str:
        """One of two that resemble each other and nothing else, so that reading it always asks as much."""
        PropositionFactory(
            axe=axe, title="Des claviers braille", text="Un plan pluriannuel de claviers braille."
        )
        return PropositionFactory(
            axe=axe, region=region, themes=[theme], title="Claviers braille", text="Des claviers en braille."
        ).get_absolute_url()

    detail = similar_pair()
    publish(3)
    addresses = [
        LIST,
        f"{LIST}?axe={axe.slug}&theme={theme.slug}",
        f"{LIST}?q=ordinateurs",
        detail,
        f"{LIST}deposer/",
        f"{LIST}flux.xml",
    ]
    few = {address: queries_of(client, address) for address in addresses}
    publish(60)
    assert counters.drift() == {}
    many = {address: queries_of(client, address) for address in addresses}
    assert many == few
    # Where a shuffled list begins again at its start depends on the seed, and costs a query.
    many[f"{LIST}?tri=hasard"] = queries_of(client, f"{LIST}?tri=hasard")
    assert {address: cost for address, cost in many.items() if cost > 12} == {}
