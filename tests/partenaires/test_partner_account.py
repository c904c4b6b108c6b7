"""What the account of a partner can do in the administration, and all that it cannot."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.test.utils.form_data import nested_form_data, streamfield

from actualites.models import ActualitePage
from comptes.models import User
from courriels.models import Courriel
from partenaires.access import opened
from partenaires.membres import AlreadyOfTheTeam, dismiss, invite
from partenaires.models import Membre, Partenaire
from tests.actualites.factories import ActualitePageFactory, ActualitesIndexPageFactory
from tests.comptes.factories import UserFactory
from tests.editorial.factories import SiteImageFactory
from tests.partenaires.factories import PartenaireFactory

pytestmark = pytest.mark.django_db

NO_COMMENTS = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}


def of_group(name: str) -> Client:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return signed_in(user)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def news_index():
    return ActualitesIndexPageFactory()


@pytest.fixture
def member(news_index) -> Membre:
    return invite(PartenaireFactory(), "plume@example.org")


@pytest.fixture
def partner(member) -> Client:
    return signed_in(member.user)


def snippet_url(name: str, partenaire: Partenaire) -> str:
    return reverse(Partenaire.snippet_viewset.get_url_name(name), args=[partenaire.pk])


def partner_form(partenaire: Partenaire, **changes) -> dict:
    return {
        "name": partenaire.name,
        "region": "",
        "summary": "Ce que nous sommes.",
        "statement": "null",
        "brings": "Des salles",
        **changes,
    }


def news_form(**changes) -> dict:
    return nested_form_data(
        {
            "title": "Un atelier ouvert à tous",
            "slug": "un-atelier",
            "date": "2026-10-01",
            "lead": "Venez voir.",
            "body": streamfield([]),
            "comments": NO_COMMENTS,
            **changes,
        }
    )


def write_news(partner: Client, index, **changes) -> ActualitePage:
    url = reverse("wagtailadmin_pages:add", args=["actualites", "actualitepage", index.pk])
    assert partner.post(url, news_form(**changes)).status_code == 302
    return ActualitePage.objects.order_by("-pk")[0]


def approve(client: Client, content) -> None:
    """Approve the step at hand, in the screen of the content."""
    state = content.current_workflow_state.current_task_state
    if isinstance(content, Partenaire):
        url = reverse(
            Partenaire.snippet_viewset.get_url_name("workflow_action"), args=[content.pk, "approve", state.pk]
        )
    else:
        url = reverse("wagtailadmin_pages:workflow_action", args=[content.pk, "approve", state.pk])
    assert client.post(url).status_code in (200, 302)


def test_the_page_of_a_partner_is_public_once_read_and_validated(partner, member, client):
    partenaire = member.partenaire
    partner.post(
        snippet_url("edit", partenaire),
        partner_form(partenaire, brings="Vingt salles", **{"action-submit": "1"}),
    )
    partenaire = Partenaire.objects.get(pk=partenaire.pk)
    assert "Vingt salles" not in client.get(partenaire.get_absolute_url()).text

    approve(of_group("Rédaction"), partenaire)
    partenaire = Partenaire.objects.get(pk=partenaire.pk)
    assert "Vingt salles" not in client.get(partenaire.get_absolute_url()).text
    approve(of_group("Validation"), partenaire)

    assert "Vingt salles" in client.get(partenaire.get_absolute_url()).text


def test_news_of_a_partner_are_public_once_read_and_validated(partner, member, news_index, client):
    news = write_news(partner, news_index, **{"action-submit": "1"})
    assert client.get("/actualites/un-atelier/").status_code == 404
    for group in ("Rédaction", "Validation"):
        approve(of_group(group), ActualitePage.objects.get(pk=news.pk))

    page = client.get("/actualites/un-atelier/").text
    assert member.partenaire.name in page


def test_a_partner_cannot_publish_even_by_asking_for_it(partner, member, news_index, client):
    news = write_news(partner, news_index, **{"action-publish": "1"})
    assert not ActualitePage.objects.get(pk=news.pk).live
    before = member.partenaire.summary
    partner.post(
        snippet_url("edit", member.partenaire),
        partner_form(member.partenaire, summary="Forcé", **{"action-publish": "1"}),
    )
    assert Partenaire.objects.get(pk=member.partenaire_id).summary == before


def test_a_partner_cannot_move_its_own_page_first_nor_change_its_address(partner, member):
    partner.post(
        snippet_url("edit", member.partenaire),
        partner_form(member.partenaire, sort_order="0", slug="ministere", kind="institution"),
    )
    draft = Partenaire.objects.get(pk=member.partenaire_id).get_latest_revision_as_object()
    assert (draft.slug, draft.kind) == (member.partenaire.slug, member.partenaire.kind)


def test_a_partner_features_itself_and_nobody_else(partner, member, news_index):
    other = PartenaireFactory()
    news = write_news(partner, news_index, partenaires=[str(other.pk)])

    draft = ActualitePage.objects.get(pk=news.pk).get_latest_revision_as_object()
    assert [row.pk for row in draft.partenaires.all()] == [member.partenaire_id]


def refused(response) -> bool:
    return response.status_code in (302, 403, 404)


def test_a_partner_opens_nothing_of_others(partner, member, news_index):
    other, news = PartenaireFactory(), ActualitePageFactory(live=False, title="Brouillon secret")
    image = SiteImageFactory()
    addresses = [
        snippet_url("edit", other),
        snippet_url("history", other),
        snippet_url("delete", member.partenaire),
        reverse(Partenaire.snippet_viewset.get_url_name("list")),
        reverse(Partenaire.snippet_viewset.get_url_name("add")),
        reverse("wagtailadmin_pages:edit", args=[news.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[news.pk]),
        reverse("wagtailadmin_pages:history", args=[news.pk]),
        reverse("wagtailadmin_pages:copy", args=[news.pk]),
        reverse("wagtailadmin_pages:delete", args=[news.pk]),
        reverse("wagtailadmin_pages:add", args=["home", "contentpage", news_index.get_parent().pk]),
        reverse("wagtailadmin_explore", args=[news_index.pk]),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_api:pages:listing"),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtaildocs:index"),
        reverse("membres:index"),
        reverse("wagtailusers_users:index"),
        reverse("moderation:index"),
        reverse("wagtailadmin_reports:site_history"),
    ]
    assert [address for address in addresses if not refused(partner.get(address))] == []


def test_the_screens_opened_to_partners_exist(partner):
    """A name that Wagtail changes would close a screen without a word."""

    def names(resolver, namespace=""):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from names(pattern, inner)
            elif pattern.name:
                yield f"{namespace}{pattern.name}"

    admin = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "admin/")
    existing = set(names(admin))
    existing |= {name.rpartition(":")[0] for name in existing}
    assert [name for name in opened() if name not in existing] == []


def test_a_partner_finds_its_contents_and_their_state_on_the_first_screen(partner, member, news_index):
    write_news(partner, news_index, **{"action-submit": "1"})
    page = partner.get(reverse("wagtailadmin_home")).text

    assert member.partenaire.name in page and "Un atelier ouvert à tous" in page
    assert "En attente : relecture" in page


def test_a_partner_chooses_among_its_own_pictures(partner, member):
    place = {"collection": Collection.objects.get(name="Partenaires")}
    SiteImageFactory(title="Photo de la rédaction", **place)
    mine = SiteImageFactory(title="Photo du partenaire", uploaded_by_user=member.user, **place)
    page = partner.get(reverse("wagtailimages_chooser:choose_results")).text

    assert mine.title in page and "Photo de la rédaction" not in page


def test_a_picture_with_a_script_is_refused(partner, member):
    drawing = SimpleUploadedFile(
        "logo.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        content_type="image/svg+xml",
    )
    partner.post(
        reverse("wagtailimages_chooser:create"),
        {"image-chooser-upload-title": "Logo", "image-chooser-upload-file": drawing},
    )
    assert not get_image_model().objects.exists()


def test_an_invitation_leads_to_a_password(member, client):
    mail = Courriel.objects.get(recipient="plume@example.org")
    link = re.search(r"https?://[^/]+(/admin/password_reset/\S+)", mail.body).group(1)

    assert client.get(link, follow=True).status_code == 200


def test_an_address_of_the_team_is_not_made_a_partners(member):
    editor = UserFactory(email="redaction@example.org")
    editor.groups.add(Group.objects.get(name="Rédaction"))
    with pytest.raises(AlreadyOfTheTeam):
        invite(member.partenaire, "Redaction@example.org ")


def test_the_editors_invite_and_dismiss(member):
    editor = of_group("Rédaction")
    data = {
        "partenaire": member.partenaire_id,
        "email": "autre@example.org",
        "first_name": "",
        "last_name": "",
    }
    editor.post(reverse("membres:add"), data)
    added = Membre.objects.get(user__email="autre@example.org")
    assert editor.get(reverse("membres:edit", args=[added.pk])).status_code in (302, 403)

    editor.post(reverse("membres:delete", args=[added.pk]))
    user = User.objects.get(email="autre@example.org")
    assert not user.is_team and not user.has_usable_password()


def test_an_address_of_the_team_is_refused_with_the_reason(member):
    data = {"partenaire": member.partenaire_id, "email": member.user.email}
    page = of_group("Rédaction").post(reverse("membres:add"), data).text

    assert "Cette adresse ouvre déjà l’administration" in page


def test_a_dismissed_partner_opens_nothing(partner, member):
    dismiss(member)

    assert partner.get(reverse("wagtailadmin_home")).status_code == 302
