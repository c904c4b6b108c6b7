"""What the editors' group may and may not do, exactly."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission

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
        "vocabulaires.add_theme",
        "vocabulaires.change_theme",
        "vocabulaires.delete_theme",
        "vocabulaires.view_theme",
        "vocabulaires.add_axe",
        "vocabulaires.change_axe",
        "vocabulaires.view_axe",
        "editorial.add_phase",
        "editorial.change_phase",
        "editorial.delete_phase",
        "editorial.view_phase",
        "editorial.change_siteidentity",
        "contributions.change_consultationsettings",
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


def test_editors_keep_the_media_library(redaction):
    permissions = GroupCollectionPermission.objects.filter(group=redaction)

    assert {p.permission.codename for p in permissions} == {
        "add_siteimage",
        "change_siteimage",
        "choose_image",
        "add_sitedocument",
        "change_sitedocument",
        "choose_document",
    }


def test_wagtails_own_groups_are_gone():
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
