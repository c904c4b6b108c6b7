import pytest
from django.test import Client
from django.urls import reverse

from comptes.models import User
from partenaires.models import Membre, Partenaire
from tests.actualites.factories import ActualitePageFactory
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory, file_under
from tests.partenaires.factories import PartenaireFactory
from tests.support.queries import queries_of
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db


def test_partners_are_listed_by_kind(client):
    PartenaireFactory(name="Ville de Lille", kind=Partenaire.Kind.COLLECTIVITE)
    PartenaireFactory(name="Les Amis du Web")

    page = client.get("/partenaires/").content.decode()

    assert page.index("Collectivités territoriales") < page.index("Ville de Lille")
    assert page.index("Associations</h2>") < page.index("Les Amis du Web")


def test_one_kind_can_be_read_alone(client):
    PartenaireFactory(name="Ville de Lille", kind=Partenaire.Kind.COLLECTIVITE)
    PartenaireFactory(name="Les Amis du Web")

    page = client.get("/partenaires/?nature=association").content.decode()

    assert "Les Amis du Web" in page and "Ville de Lille" not in page


def test_an_unknown_kind_is_told_and_leaves_nothing(client):
    PartenaireFactory(name="Les Amis du Web")

    page = client.get("/partenaires/?nature=%00nulle%22").content.decode()

    assert "Nous ne connaissons pas" in page and "Les Amis du Web" not in page


def test_a_list_without_partners_says_so(client):
    assert "Aucun partenaire n’est encore publié" in client.get("/partenaires/").content.decode()


def test_a_draft_is_not_public(client):
    partner = PartenaireFactory(draft=True)

    assert client.get(partner.get_absolute_url()).status_code == 404
    assert partner.name not in client.get("/partenaires/").content.decode()


def test_a_partner_shows_its_news_and_events(client):
    partner = PartenaireFactory()
    news = file_under(ActualitePageFactory(), partenaires=[partner])
    event = file_under(EvenementPageFactory(), partenaires=[partner])
    other = EvenementPageFactory()

    page = client.get(partner.get_absolute_url()).content.decode()

    assert news.title in page and event.title in page
    assert other.title not in page


def test_a_partner_shows_what_its_members_publish_in_its_name_and_nothing_else(client):
    partner = PartenaireFactory(name="Les Amis du Web")
    member = UserFactory()
    Membre.objects.create(user=member, partenaire=partner)
    PropositionFactory(title="Signée du partenaire", auteur=member, organisation="les amis du web")
    PropositionFactory(title="Écrite pour soi", auteur=member, organisation="")
    PropositionFactory(title="Signée par un inconnu", organisation="Les Amis du Web")
    PropositionFactory(title="Pas encore lue", auteur=member, organisation="Les Amis du Web", a_moderer=True)

    page = client.get(partner.get_absolute_url()).content.decode()

    assert "Ses propositions" in page and "Signée du partenaire" in page
    for title in ("Écrite pour soi", "Signée par un inconnu", "Pas encore lue"):
        assert title not in page


def test_initials_stand_for_a_missing_logo(client):
    assert PartenaireFactory.build(name="Réseau Canopé").initials == "RC"
    assert PartenaireFactory.build(name="Banque des Territoires").initials == "BT"
    assert PartenaireFactory.build(name="AFINEF").initials == "AF"


def test_public_pages_of_partners_touch_no_cookie(client):
    partner = PartenaireFactory()
    for path in ("/partenaires/", partner.get_absolute_url()):
        response = client.get(path)
        assert "Set-Cookie" not in response and "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("with_logo", [False, True])
def test_pages_of_partners_cost_the_same_however_many(client, site_image, with_logo):
    logo = site_image if with_logo else None
    partner = PartenaireFactory(logo=logo)
    file_under(EvenementPageFactory(), partenaires=[partner])
    paths = "/partenaires/", partner.get_absolute_url()
    for path in paths:
        # Pictures are made at the first visit.
        client.get(path)
    few = [queries_of(client, path) for path in paths]
    for _ in range(7):
        file_under(EvenementPageFactory(), partenaires=[partner, PartenaireFactory(logo=logo)])

    assert [queries_of(client, path) for path in paths] == few
    assert max(few) <= 12


@pytest.fixture
def editor(db):
    user = User.objects.create_superuser(email="chef@example.org", password="une-phrase-de-passe-longue")
    client = Client()
    client.force_login(user)
    return client


def form_data(**changes) -> dict:
    return {
        "name": "Ville de Rennes",
        "slug": "ville-de-rennes",
        "kind": "collectivite",
        "summary": "Une ville.",
        "statement": "null",
        "sort_order": "10",
        **changes,
    }


def test_an_editor_writes_a_draft_then_publishes_it(editor, client):
    name = Partenaire.snippet_viewset.get_url_name("add")
    editor.post(reverse(name), form_data())
    partner = Partenaire.objects.get()
    assert not partner.live and client.get(partner.get_absolute_url()).status_code == 404

    edit = reverse(Partenaire.snippet_viewset.get_url_name("edit"), args=[partner.pk])
    editor.post(edit, form_data(**{"action-publish": "1"}))

    assert client.get(partner.get_absolute_url()).status_code == 200


def test_the_preview_is_the_real_page(editor):
    partner = PartenaireFactory(draft=True)
    url = reverse(Partenaire.snippet_viewset.get_url_name("preview_on_edit"), args=[partner.pk])

    editor.post(url, form_data(name="Nom relu avant publication"))
    page = editor.get(url).content.decode()

    assert "<h1>Nom relu avant publication</h1>" in page


def test_partners_have_a_list_of_their_own_in_the_admin(editor):
    PartenaireFactory(name="Les Amis du Web")

    page = editor.get(reverse(Partenaire.snippet_viewset.get_url_name("list"))).content.decode()

    assert "Les Amis du Web" in page and "Nature" in page


def test_partners_of_one_region_can_be_read_alone(client):
    region = RegionAcademique.objects.get(slug="la-reunion")
    PartenaireFactory(name="Ville de Saint-Denis", region=region, kind=Partenaire.Kind.COLLECTIVITE)
    PartenaireFactory(name="Ville de Lille", kind=Partenaire.Kind.COLLECTIVITE)

    page = client.get("/partenaires/?nature=collectivite&region=la-reunion").content.decode()

    assert "Ville de Saint-Denis" in page and "Ville de Lille" not in page


def test_a_partner_says_where_it_is_and_what_it_brings(client):
    region = RegionAcademique.objects.get(slug="la-reunion")
    partner = PartenaireFactory(region=region, brings="Vingt salles\n- Une étude\n\n")
    page = client.get(partner.get_absolute_url()).content.decode()

    assert region.name in page and "<li>Vingt salles</li><li>Une étude</li>" in page


def test_a_logo_has_a_dark_twin_and_the_words_of_its_partner(client, site_image):
    partner = PartenaireFactory(logo=site_image, logo_dark=site_image, logo_alt="Un arbre et un livre")
    page = client.get(partner.get_absolute_url()).content.decode()

    assert page.count('alt="Un arbre et un livre"') == 2 and 'class="logo-dark"' in page
