"""Merging two themes loses nothing and keeps every count exact."""

import json
import uuid

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from axes.models import AxePage
from contributions.propositions import counters
from contributions.propositions.models import PropositionTheme
from tests.actualites.factories import ActualitePageFactory
from tests.axes.factories import AxePageFactory
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory, file_under
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires import stream_themes
from vocabulaires.merging import merge, uses_of
from vocabulaires.models import Axe, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def themes():
    return (
        ThemeFactory(name="Tablettes", slug="tablettes", synonyms="iPad\nardoise"),
        ThemeFactory(name="Équipement", slug="equipement", synonyms="matériel\nArdoise"),
    )


def test_propositions_follow_and_one_with_both_themes_keeps_one(themes):
    source, target = themes
    axe = AxeFactory()
    only_source = PropositionFactory(axe=axe, themes=[source])
    both = PropositionFactory(axe=axe, themes=[source, target])
    hidden = PropositionFactory(axe=axe, themes=[source], masquee=True)
    PropositionFactory(axe=axe, themes=[target])

    merge(source, target)

    assert set(target.proposition_links.values_list("content_object", flat=True)) >= {
        only_source.pk,
        both.pk,
        hidden.pk,
    }
    assert both.theme_links.count() == 1
    assert PropositionTheme.objects.count() == 4
    assert counters.drift() == {}


def test_the_merged_theme_lives_on_as_a_synonym(themes):
    source, target = themes

    merge(source, target)
    target.refresh_from_db()

    assert target.synonym_list == ["matériel", "Ardoise", "Tablettes", "iPad"]
    assert not Theme.objects.filter(pk=source.pk).exists()


def test_the_old_address_leads_to_the_other_theme(client, themes):
    source, target = themes
    first = ThemeFactory(slug="ardoises")
    merge(first, source)
    merge(source, target)

    for old in ("ardoises", "tablettes"):
        response = client.get(f"/themes/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/themes/equipement/")


FILTERED = [
    "/propositions/",
    "/propositions/flux.xml",
    "/evenements/",
    "/evenements/flux.xml",
    "/evenements/calendrier.ics",
    "/actualites/",
    "/actualites/flux.xml",
    "/api/v1/propositions/",
]


@pytest.mark.parametrize("address", FILTERED)
def test_every_address_that_asked_for_a_merged_theme_gives_what_the_other_has(client, themes, address):
    source, target = themes
    another = ThemeFactory(name="Tout autre chose")
    for theme in (target, another):
        PropositionFactory(title=f"Proposition {theme.slug}", themes=[theme])
        file_under(EvenementPageFactory(title=f"Rencontre {theme.slug}"), themes=[theme])
        file_under(ActualitePageFactory(title=f"Nouvelle {theme.slug}"), themes=[theme])
    merge(source, target)
    response = client.get(address, {"theme": source.slug})
    assert response.status_code == 200
    assert any(f"{kind} {target.slug}" in response.text for kind in ("Proposition", "Rencontre", "Nouvelle"))
    assert not any(
        f"{kind} {another.slug}" in response.text for kind in ("Proposition", "Rencontre", "Nouvelle")
    )


@pytest.mark.parametrize("address", ["/propositions/", "/evenements/", "/actualites/"])
def test_a_list_of_what_nobody_knows_offers_to_follow_nothing(client, address):
    """Without the filter, its feed and its calendar would be those of everything."""
    EvenementPageFactory()
    ActualitePageFactory()
    assert "flux.xml" in client.get(address).text
    page = client.get(address, {"theme": "disparu"}).text
    body = page[page.index("<main") : page.index("</main>")]
    assert "flux.xml" not in body and "calendrier.ics" not in body


def test_a_theme_merged_twice_is_found_under_the_last_one(client, themes):
    source, target = themes
    last = ThemeFactory(name="Le dernier")
    kept = PropositionFactory(themes=[target])
    merge(source, target)
    merge(target, last)
    assert kept.title in client.get(f"/propositions/?theme={source.slug}").text


def test_a_theme_is_not_merged_into_itself(themes):
    with pytest.raises(ValueError):
        merge(themes[0], themes[0])


def test_a_merge_that_fails_changes_nothing(themes, monkeypatch):
    source, target = themes
    PropositionFactory(themes=[source])
    monkeypatch.setattr("vocabulaires.merging.lead", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        merge(source, target)

    assert source.proposition_links.count() == 1
    assert counters.drift() == {}


def test_a_block_that_offers_both_themes_offers_one(themes):
    source, target = themes
    value = {"heading": "Proposer", "axe": None, "themes": [source.pk, target.pk]}
    body = json.dumps([{"type": "proposition_form", "value": value, "id": str(uuid.uuid4())}])
    page = AxePageFactory(body=body)
    page.title = "Une version de travail"
    page.save_revision()

    merge(source, target)
    page = AxePage.objects.get(pk=page.pk)

    assert list(page.body[0].value["themes"]) == [target]
    assert list(page.get_latest_revision_as_object().body[0].value["themes"]) == [target]


def test_themes_are_replaced_however_deep_a_block_holds_them():
    block = AxePage._meta.get_field("body").stream_block
    untouched = [
        {"type": "text", "value": "<p>Rien</p>", "id": "a"},
        {"type": "unknown", "value": 1, "id": "b"},
    ]

    assert stream_themes.replaced(block, untouched, 1, 2) == untouched


@pytest.fixture
def merge_url(themes):
    return reverse(Theme.snippet_viewset.get_url_name("merge"), args=[themes[0].pk])


def test_an_editor_reads_what_will_move_before_confirming(admin_client, themes, merge_url):
    PropositionFactory(themes=[themes[0]])

    assert "Fusionner avec" in admin_client.get(merge_url).content.decode()
    preview = admin_client.get(merge_url, {"target": themes[1].pk}).content.decode()

    assert "propositions\xa0: 1" in preview.replace("&nbsp;", "\xa0")
    assert Theme.objects.filter(pk=themes[0].pk).exists()


def test_an_editor_merges_and_the_log_remembers(admin_client, themes, merge_url):
    response = admin_client.post(merge_url, {"target": themes[1].pk})

    assert response.status_code == 302
    assert not Theme.objects.filter(pk=themes[0].pk).exists()
    assert ModelLogEntry.objects.filter(action="vocabulaires.merge", object_id=themes[1].pk).exists()


@pytest.mark.parametrize("target", ["", "999999", "abc", "self"])
def test_a_forged_target_changes_nothing(admin_client, themes, merge_url, target):
    response = admin_client.post(merge_url, {"target": themes[0].pk if target == "self" else target})

    assert response.status_code == 200
    assert Theme.objects.filter(pk=themes[0].pk).exists()


def test_someone_who_may_not_delete_themes_may_not_merge_them(client, themes, merge_url):
    client.force_login(UserFactory(is_staff=True))

    assert client.post(merge_url, {"target": themes[1].pk}).status_code in (302, 403)
    assert Theme.objects.filter(pk=themes[0].pk).exists()


def test_a_theme_in_use_is_merged_not_deleted(admin_client, themes, merge_url):
    PropositionFactory(themes=[themes[0]])
    url = reverse(Theme.snippet_viewset.get_url_name("delete"), args=[themes[0].pk])

    response = admin_client.post(url)

    assert response["Location"] == merge_url
    assert Theme.objects.filter(pk=themes[0].pk).exists()
    assert [use.total for use in uses_of(themes[0]) if use.label == "propositions"] == [1]


def test_nobody_deletes_an_axis(admin_client):
    axe = AxeFactory()
    url = reverse(axe.snippet_viewset.get_url_name("delete"), args=[axe.pk])

    admin_client.post(url)

    assert Axe.objects.filter(pk=axe.pk).exists()


def test_the_list_of_themes_shows_how_much_each_is_used(admin_client, themes):
    PropositionFactory.create_batch(3, themes=[themes[1]])

    page = admin_client.get(reverse(Theme.snippet_viewset.get_url_name("list"))).content.decode()

    assert "Propositions publiées" in page
    assert "Fusionner avec un autre thème" in page


def test_two_themes_never_share_a_name_whatever_its_case(admin_client, themes):
    url = reverse(Theme.snippet_viewset.get_url_name("add"))

    page = admin_client.post(url, {"name": "éQUIPEMENT", "axe": "", "description": "", "synonyms": ""})

    assert "existe déjà" in page.content.decode()


def test_a_new_theme_gets_its_address_from_its_name(admin_client):
    url = reverse(Theme.snippet_viewset.get_url_name("add"))

    admin_client.post(url, {"name": "Débit à l’école", "axe": "", "description": "", "synonyms": ""})

    assert Theme.objects.get(name="Débit à l’école").slug == "debit-a-lecole"
