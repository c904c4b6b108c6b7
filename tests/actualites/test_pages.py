import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from comptes.models import User
from tests.actualites.factories import ActualitePageFactory, ActualitesIndexPageFactory
from tests.evenements.factories import file_under
from tests.partenaires.factories import PartenaireFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

ATOM = "{http://www.w3.org/2005/Atom}"


def listed(client, querystring: str = "") -> str:
    response = client.get(f"/actualites/{querystring}")
    assert response.status_code == 200
    return response.content.decode()


def test_the_newest_news_come_first(client):
    old = ActualitePageFactory(date=datetime.date(2020, 6, 26))
    new = ActualitePageFactory(date=datetime.date(2020, 10, 1))
    page = listed(client)

    assert page.index(new.title) < page.index(old.title)
    assert "1er\xa0octobre\xa02020" in page


def test_news_are_filtered_by_theme_axis_and_partner(client):
    axe, theme, partner = AxeFactory(), ThemeFactory(), PartenaireFactory()
    wanted = file_under(ActualitePageFactory(), axes=[axe], themes=[theme], partenaires=[partner])
    other = ActualitePageFactory()
    assert f'<option value="{partner.slug}">' in listed(client)

    for asked in (f"axe={axe.slug}", f"theme={theme.slug}", f"partenaire={partner.slug}"):
        page = listed(client, f"?{asked}")
        assert wanted.title in page and other.title not in page, asked


@pytest.mark.parametrize(
    "querystring", ["?axe=zero", "?theme=%00", "?partenaire=%22", "?theme=" + "x" * 4000]
)
def test_an_unknown_filter_is_told_and_leaves_nothing(client, querystring):
    news = ActualitePageFactory()
    page = listed(client, querystring)

    assert "Nous ne connaissons pas" in page and news.title not in page


@pytest.mark.parametrize("number", ["abc", "0", "99999999", "%00"])
def test_a_page_that_does_not_exist_is_not_found(client, number):
    ActualitePageFactory()

    assert client.get(f"/actualites/?page={number}").status_code == 404


def test_an_empty_list_says_so(client):
    ActualitesIndexPageFactory()

    assert "Aucune actualité n’est encore publiée" in listed(client)


def test_news_show_what_they_are_about_and_whom_they_feature(client):
    axe, theme = AxeFactory(), ThemeFactory()
    partner, draft = PartenaireFactory(), PartenaireFactory(draft=True)
    news = file_under(
        ActualitePageFactory(body=[("text", "<p>Le corps du texte.</p>")]),
        axes=[axe],
        themes=[theme],
        partenaires=[partner, draft],
    )
    page = client.get(news.url).content.decode()

    assert news.lead in page and "Le corps du texte." in page
    assert f'href="/actualites/?axe={axe.slug}"' in page and f'href="/themes/{theme.slug}/"' in page
    assert partner.name in page and draft.name not in page


def test_news_on_the_same_theme_are_read_next(client):
    theme = ThemeFactory()
    news = file_under(ActualitePageFactory(), themes=[theme])
    near = file_under(ActualitePageFactory(date=datetime.date(2019, 1, 1)), themes=[theme])
    recent = ActualitePageFactory()
    page = client.get(news.url).content.decode()

    assert page.index(near.title) < page.index(recent.title)


def test_a_hero_image_says_what_it_shows(client, site_image):
    news = ActualitePageFactory(hero_image=site_image, hero_image_alt="Une salle de classe")

    assert 'alt="Une salle de classe"' in client.get(news.url).content.decode()


def test_the_feed_holds_the_news_newest_first(client):
    old = ActualitePageFactory(date=datetime.date(2020, 6, 26))
    new = ActualitePageFactory(date=datetime.date(2020, 10, 1), title="Un\x0btitre & <b>")
    ActualitePageFactory(live=False)
    response = client.get("/actualites/flux.xml")
    entries = ElementTree.fromstring(response.content).findall(f"{ATOM}entry")

    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.find(f"{ATOM}title").text for entry in entries] == ["Un titre & <b>", old.title]
    assert entries[1].find(f"{ATOM}id").text == old.translation_key.urn
    assert new.url in entries[0].find(f"{ATOM}link").attrib["href"]


def test_the_feed_follows_the_filters_of_the_list(client):
    theme = ThemeFactory()
    wanted, other = file_under(ActualitePageFactory(), themes=[theme]), ActualitePageFactory()
    feed = client.get(f"/actualites/flux.xml?theme={theme.slug}").content.decode()

    assert wanted.title in feed and other.title not in feed
    assert client.get("/actualites/flux.xml?theme=inconnu").status_code == 404


def test_the_pages_of_a_theme_and_of_a_partner_lead_to_the_feeds_of_what_they_show(client):
    theme, partner = ThemeFactory(), PartenaireFactory()
    file_under(ActualitePageFactory(), themes=[theme], partenaires=[partner])

    assert f"/actualites/flux.xml?theme={theme.slug}" in client.get(f"/themes/{theme.slug}/").text
    feed = f"/actualites/flux.xml?partenaire={partner.slug}"
    assert feed in client.get(partner.get_absolute_url()).text
    assert client.get(feed).status_code == 200


def test_pages_of_news_cost_the_same_however_many(client):
    news = file_under(ActualitePageFactory(), partenaires=[PartenaireFactory()])
    few = queries_of(client, "/actualites/"), queries_of(client, news.url)
    for _ in range(15):
        file_under(ActualitePageFactory(), themes=[ThemeFactory()])
    file_under(news, themes=ThemeFactory.create_batch(4), partenaires=[PartenaireFactory() for _ in range(4)])

    assert (queries_of(client, "/actualites/"), queries_of(client, news.url)) == few
    assert max(few) <= 12


def test_the_preview_shows_themes_that_nobody_has_stored_yet():
    client = Client()
    client.force_login(
        User.objects.create_superuser(email="chef@example.org", password="une-phrase-de-passe-longue")
    )
    news, theme, partner = ActualitePageFactory(), ThemeFactory(), PartenaireFactory()
    data = nested_form_data(
        {
            "title": "Titre relu",
            "slug": news.slug,
            "date": "2020-10-01",
            "lead": "Un chapô.",
            "body": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
        }
    )
    data |= {"themes": [str(theme.pk)], "partenaires": [str(partner.pk)]}
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[news.pk])
    assert client.post(url, data).json()["is_valid"]
    page = client.get(url).content.decode()

    assert "Titre relu</h1>" in page
    assert theme.name in page
    assert partner.name in page
