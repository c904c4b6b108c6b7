"""Every address of the administration is asked, as a partner, for what others have not published."""

import itertools
import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import URLPattern, get_resolver, reverse
from wagtail.models import Collection, Page, PageViewRestriction

from comptes.models import User
from editorial.models import SiteDocument
from partenaires.membres import invite
from partenaires.models import Membre, Partenaire
from tests.actualites.factories import ActualitePageFactory, ActualitesIndexPageFactory
from tests.comptes.factories import UserFactory
from tests.editorial.factories import SiteImageFactory
from tests.home.factories import ContentPageFactory
from tests.partenaires.factories import PartenaireFactory
from tests.partenaires.test_partner_account import partner_form, signed_in, snippet_url

pytestmark = pytest.mark.django_db

WORD, SECRET = "zibeline", "Martre"
NAMES = {
    "app_label": "actualites",
    "app_name": "actualites",
    "content_type_app_name": "actualites",
    "content_type_app_label": "actualites",
    "model_name": "actualitepage",
    "content_type_model_name": "actualitepage",
    "mode": "preview",
    "action_name": "approve",
    "action": "delete",
}


@pytest.fixture
def news_index():
    return ActualitesIndexPageFactory()


@pytest.fixture
def member(news_index) -> Membre:
    return invite(PartenaireFactory(), "plume@example.org")


@pytest.fixture
def others(news_index) -> list[int]:
    """What another account is writing, and the identifiers that lead to it."""
    title = f"{SECRET} {WORD}"
    author = UserFactory(first_name=SECRET)
    collection = Collection.get_first_root_node().add_child(name=title)
    draft = ActualitePageFactory(title=title, live=False, owner=author)
    published = ActualitePageFactory(title="Parue")
    published.title = title
    changed = published.save_revision(user=author)
    private = ContentPageFactory(title=title)
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    partenaire = PartenaireFactory(name="Voisin")
    partenaire.summary = partenaire.name = title
    partner_draft = partenaire.save_revision(user=author)
    document = SiteDocument.objects.create(
        title=title, file=ContentFile(b"x", "note.txt"), uploaded_by_user=author, collection=collection
    )
    image = SiteImageFactory(title=title, uploaded_by_user=author, collection=collection)
    rows = [draft, draft.save_revision(user=author), published, changed, private, partenaire, partner_draft]
    return sorted({row.pk for row in [*rows, news_index, document, image, author, collection]})


def routes(resolver, prefix: str = ""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)
        else:
            yield from routes(entry, prefix + str(entry.pattern))


def addresses(pks: list[int]):
    admin = next(pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "admin/")
    query = "&".join(f"id={pk}" for pk in pks)
    for route in routes(admin):
        if "^" in route or "logout" in route:
            continue
        parts = re.findall(r"<(?:(\w+):)?(\w+)>", route)
        template = "/admin/" + re.sub(r"<(?:\w+:)?\w+>", "{}", route)
        choices = ([NAMES[name]] if name in NAMES else pks for _, name in parts)
        for chosen in itertools.islice(itertools.product(*choices), 40):
            yield template.format(*chosen)
        if not parts or NAMES.keys() >= {name for _, name in parts}:
            path = template.format(*(NAMES[name] for _, name in parts))
            yield f"{path}?q={WORD}&p=1"
            yield f"{path}?{query}"
            for pk in pks:
                yield f"{path}?id={pk}&parent_page_id={pk}&page_id={pk}"


def test_no_address_tells_a_partner_what_others_have_not_published(member, others):
    partner = signed_in(member.user)
    asked = opened = 0
    told = []
    for path in addresses(others):
        for headers in ({}, {"X-Requested-With": "XMLHttpRequest"}):
            response = partner.get(path, headers=headers)
            asked += 1
            if response.status_code != 200:
                break
            opened += 1
            content = b"".join(response) if response.streaming else response.content
            if SECRET.encode() in content:
                told.append(path)
    assert told == []
    assert asked > 3000 and opened > 20


def test_the_walk_finds_what_the_team_reads(others):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Rédaction"))
    client = signed_in(editor)
    draft = Page.objects.get(live=False)
    assert SECRET in client.get(f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={draft.pk}").text


def delete_row(partenaire: Partenaire, client) -> None:
    partenaire.delete()


def delete_by_query(partenaire: Partenaire, client) -> None:
    Partenaire.objects.filter(pk=partenaire.pk).delete()


def delete_by_screen(partenaire: Partenaire, client) -> None:
    client.post(snippet_url("delete", partenaire))


def delete_in_bulk(partenaire: Partenaire, client) -> None:
    url = reverse("wagtail_bulk_action", args=["partenaires", "partenaire", "delete"])
    client.post(f"{url}?id={partenaire.pk}")


def delete_the_membership(partenaire: Partenaire, client) -> None:
    Membre.objects.filter(partenaire=partenaire).delete()


WAYS = [delete_row, delete_by_query, delete_by_screen, delete_in_bulk, delete_the_membership]


@pytest.mark.parametrize("way", WAYS)
def test_the_accounts_of_a_partner_close_with_it(member, admin_client, way):
    partner = signed_in(member.user)
    assert partner.get("/admin/").status_code == 200

    way(member.partenaire, admin_client)

    user = User.objects.get(pk=member.user_id)
    assert not user.is_team
    assert not user.has_usable_password()
    assert partner.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/reports/site-history/", "/admin/pages/", "/admin/account/"]
)
def test_the_group_of_partners_opens_nothing_without_a_partner(path):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Partenaires"))
    client, other = signed_in(user), PartenaireFactory(summary="Avant")

    assert client.get(path).status_code == 403
    client.post(snippet_url("edit", other), partner_form(other, summary="Forcé"))
    assert not other.revisions.exists()


def test_someone_of_the_team_keeps_their_rights_beside_the_group_of_partners():
    user = UserFactory()
    user.groups.set(Group.objects.filter(name__in=["Partenaires", "Rédaction"]))

    assert signed_in(user).get("/admin/").status_code == 200
