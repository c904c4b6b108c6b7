"""What the editors' group may and may not do, exactly."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.comptes.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaction():
    return Group.objects.get(name="Rédaction")


def test_editors_have_exactly_these_model_permissions(redaction):
    granted = {f"{p.content_type.app_label}.{p.codename}" for p in redaction.permissions.all()}

    assert granted == {
        "wagtailadmin.access_admin",
        "partenaires.add_partenaire",
        "partenaires.change_partenaire",
        "partenaires.delete_partenaire",
        "partenaires.publish_partenaire",
        "partenaires.view_partenaire",
        "partenaires.add_membre",
        "partenaires.delete_membre",
        "partenaires.view_membre",
        "actualites.add_serie",
        "actualites.change_serie",
        "actualites.delete_serie",
        "actualites.view_serie",
        "lettres.add_lettre",
        "lettres.change_lettre",
        "lettres.publish_lettre",
        "lettres.view_lettre",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "wagtailredirects.view_redirect",
        "vocabulaires.add_theme",
        "vocabulaires.change_theme",
        "vocabulaires.delete_theme",
        "vocabulaires.view_theme",
        "vocabulaires.add_axe",
        "vocabulaires.change_axe",
        "vocabulaires.view_axe",
        "vocabulaires.add_profil",
        "vocabulaires.change_profil",
        "vocabulaires.view_profil",
        "editorial.add_phase",
        "editorial.change_phase",
        "editorial.delete_phase",
        "editorial.view_phase",
        "editorial.change_siteidentity",
        "contributions.change_consultationsettings",
        "contributions.enter_proposition",
        "evenements.add_correspondant",
        "evenements.change_correspondant",
        "evenements.delete_correspondant",
        "evenements.view_correspondant",
        "contributions.add_reponse",
        "contributions.change_reponse",
        "contributions.delete_reponse",
        "contributions.view_reponse",
        "suites.add_mesure",
        "suites.change_mesure",
        "suites.delete_mesure",
        "suites.publish_mesure",
        "suites.view_mesure",
    }


def test_editors_work_on_the_pages_under_the_home_page(redaction):
    permissions = GroupPagePermission.objects.filter(group=redaction)

    assert {p.page.url_path for p in permissions} == {"/accueil/"}
    assert {p.permission.codename for p in permissions} == {
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
    }


def test_editors_keep_the_media_library(redaction, client):
    editor = UserFactory()
    editor.groups.add(redaction)
    client.force_login(editor)
    assert client.get(reverse("wagtailimages:add_multiple")).status_code == 200
    assert client.get(reverse("wagtaildocs:add_multiple")).status_code == 200
    assert reverse("wagtailimages:index") in client.get(reverse("wagtailadmin_home")).text


def test_editors_open_neither_the_queue_nor_the_accounts(redaction, client):
    editor = UserFactory()
    editor.groups.add(redaction)
    client.force_login(editor)
    for name in ("moderation:index", "wagtailusers_users:index", "wagtailusers_groups:index"):
        assert client.get(reverse(name)).status_code in (302, 403)


def test_wagtails_own_groups_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
