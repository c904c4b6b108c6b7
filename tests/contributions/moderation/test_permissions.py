"""What moderators and editors may and may not open in the admin, exactly."""

import pytest
from django.contrib.auth.models import Group

from contributions.propositions.models import ConsultationSettings, Transition
from contributions.propositions.states import Action, State
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory

pytestmark = pytest.mark.django_db


def member_of(*groups):
    user = UserFactory(first_name="Prénom", last_name="Nom")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def moderator(client):
    user = member_of("Modération")
    client.force_login(user)
    return user


@pytest.fixture
def editor(client):
    user = member_of("Rédaction")
    client.force_login(user)
    return user


def opens(client, path):
    """Whether the page opens; Wagtail sends those it refuses back to the admin's home page."""
    response = client.get(path, follow=True)
    return (
        response.status_code == 200
        and response.request["PATH_INFO"].startswith(path)
        and (path == "/admin/" or response.request["PATH_INFO"] != "/admin/")
    )


def test_moderators_have_exactly_these_permissions():
    group = Group.objects.get(name="Modération")
    granted = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
    assert granted == {
        "wagtailadmin.access_admin",
        "contributions.view_proposition",
        "contributions.moderate_proposition",
        "contributions.add_import",
        "contributions.view_import",
        "contributions.enter_proposition",
        "contributions.add_motif",
        "contributions.change_motif",
        "contributions.view_motif",
    }
    assert not group.page_permissions.exists()
    assert not group.collection_permissions.exists()


OWN = [
    "/admin/",
    "/admin/moderation/",
    "/admin/moderation/resultats/",
    "/admin/moderation/historique/",
    "/admin/moderation/motifs/",
    "/admin/moderation/motifs/new/",
    "/admin/account/",
]
OTHERS = [
    "/admin/pages/",
    "/admin/images/",
    "/admin/documents/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/redirects/",
    "/admin/collections/",
    "/admin/workflows/list/",
    "/admin/settings/contributions/consultationsettings/",
    "/admin/settings/editorial/siteidentity/",
    "/admin/courriels/",
]


@pytest.mark.usefixtures("moderator")
@pytest.mark.parametrize("path", OWN)
def test_moderators_open_their_own_screens(client, path):
    assert opens(client, path)


@pytest.mark.usefixtures("moderator")
@pytest.mark.parametrize("path", OTHERS)
def test_moderators_open_nothing_else(client, path):
    assert not opens(client, path)


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("path", [path for path in OWN if "/moderation/" in path])
def test_editors_do_not_open_the_moderators_screens(client, path):
    assert not opens(client, path)


@pytest.mark.usefixtures("editor")
def test_editors_neither_read_nor_decide_on_a_proposition(client):
    proposition = PropositionFactory(a_moderer=True)
    path = f"/admin/moderation/{proposition.pk}/"
    assert not opens(client, path)
    client.post(path, {"action": Action.PUBLIER, "version": 1})
    client.post(
        f"/admin/bulk/contributions/proposition/publier/?id={proposition.pk}",
        {f"version-{proposition.pk}": "1"},
    )
    proposition.refresh_from_db()
    assert proposition.state == State.A_MODERER


@pytest.mark.usefixtures("editor")
def test_editors_see_nothing_of_the_queue_on_their_home_page(client):
    PropositionFactory(a_moderer=True)
    html = client.get("/admin/").content.decode()
    assert "Modération" not in html


@pytest.mark.usefixtures("moderator")
def test_moderators_see_the_queue_on_their_home_page_and_in_the_menu(client):
    PropositionFactory(a_moderer=True)
    html = client.get("/admin/").content.decode()
    assert "proposition attend" in html
    assert "Modération (1)" in html.encode().decode("unicode_escape", errors="ignore") or "(1)" in html


@pytest.mark.usefixtures("editor")
def test_editors_set_the_dates_and_the_way_of_moderating(client):
    consultation = ConsultationSettings.load()
    response = client.post(
        f"/admin/settings/contributions/consultationsettings/{consultation.pk}/",
        {
            "opens_at": "",
            "closes_at": "",
            "moderation": "apres",
            "charter_page": "",
            "comments_close_at": "",
            "comment_moderation": "avant",
            "reports_first_threshold": "3",
        },
    )
    assert response.status_code == 302
    assert ConsultationSettings.load().moderation == ConsultationSettings.Moderation.AFTER


def test_participants_without_a_group_open_nothing(client):
    client.force_login(UserFactory())
    assert client.get("/admin/moderation/").status_code in (302, 403)


@pytest.mark.parametrize("name", ["add", "edit", "delete", "usage", "history"])
def test_nobody_adds_edits_or_deletes_a_proposition_in_the_admin(client, name):
    client.force_login(UserFactory(is_superuser=True))
    proposition = PropositionFactory()
    suffix = "" if name == "add" else f"{proposition.pk}/"
    for base in ("/admin/moderation/", "/admin/snippets/contributions/proposition/"):
        assert client.get(f"{base}{name}/{suffix}").status_code == 404


@pytest.mark.usefixtures("moderator")
def test_moderators_write_the_list_of_motifs(client):
    motif = MotifFactory()
    form = {"label": "Publicité", "explanation": "Elle vend quelque chose.", "sort_order": 2, "active": "on"}
    assert client.post("/admin/moderation/motifs/new/", form).status_code == 302
    assert (
        client.post(f"/admin/moderation/motifs/edit/{motif.pk}/", {**form, "label": "Autre"}).status_code
        == 302
    )
    motif.refresh_from_db()
    assert motif.label == "Autre"
    assert not opens(client, f"/admin/moderation/motifs/delete/{motif.pk}/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_motif_that_was_given_is_kept_and_the_reason_said(client, method):
    client.force_login(UserFactory(is_superuser=True))
    motif = MotifFactory()
    Transition.objects.create(
        proposition=PropositionFactory(rejetee=True),
        action=Action.REJETER,
        from_state=State.A_MODERER,
        to_state=State.REJETEE,
        motif=motif,
    )
    response = getattr(client, method)(f"/admin/moderation/motifs/delete/{motif.pk}/", follow=True)
    assert "ne peut pas être supprimé" in response.content.decode()
    motif.refresh_from_db()


def test_a_motif_never_given_is_deleted(client):
    client.force_login(UserFactory(is_superuser=True))
    motif = MotifFactory()
    assert client.post(f"/admin/moderation/motifs/delete/{motif.pk}/").status_code == 302
    assert not type(motif).objects.filter(pk=motif.pk).exists()
