"""The doors of what is kept for some readers open to them, in our look, and to nobody else."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import override_settings
from wagtail.admin.forms.collections import CollectionViewRestrictionForm
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from comptes.models import User
from editorial.models import SiteDocument
from editorial.restricted import NETWORK_LIMIT
from search.models import Document
from tests.home.factories import ContentPageFactory

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def page():
    return ContentPageFactory(slug="interne", title="Page interne")


@pytest.fixture
def page_password(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password="sésame")


@pytest.fixture
def document(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    collection = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="sésame"
    )
    document = SiteDocument.objects.create(
        title="Note interne", collection=collection, file=ContentFile(b"secret", "note.txt")
    )
    path = tmp_path / document.file.name
    path.parent.mkdir()
    path.write_bytes(b"secret")
    return document


def form_of(response) -> str:
    assert response.status_code == 200
    html = response.content.decode()
    assert "fr-header" in html
    assert "Mot de passe demandé" in html
    return html.partition('method="post" action="')[2].partition('"')[0]


def test_the_password_of_a_page_opens_it(client, page, page_password):
    response = client.get("/interne/")
    action = form_of(response)
    assert "Page interne" not in response.content.decode()

    wrong = client.post(action, {"password": "non", "return_url": "/interne/"})
    assert "Une réponse est à corriger" in wrong.content.decode()
    assert "Page interne" not in wrong.content.decode()

    right = client.post(action, {"password": "sésame", "return_url": "/interne/"})
    assert right.status_code == 302
    assert "Page interne</h1>" in client.get(right["Location"]).content.decode()


def test_the_password_of_a_collection_opens_its_documents(client, document):
    response = client.get(document.url)
    action = form_of(response)
    assert "Note interne" not in response.content.decode()

    right = client.post(action, {"password": "sésame", "return_url": document.url})

    opened = client.get(right["Location"])
    assert b"".join(opened) == b"secret"


@pytest.mark.parametrize("door", ["page", "document"])
def test_a_password_is_not_guessed_for_ever(client, page, page_password, document, door):
    action = form_of(client.get("/interne/" if door == "page" else document.url))
    for _ in range(NETWORK_LIMIT):
        assert client.post(action, {"password": "non", "return_url": "/"}).status_code == 200
    refused = client.post(action, {"password": "sésame", "return_url": "/"})
    assert refused.status_code == 429
    assert "Trop d’essais" in refused.content.decode()


def test_the_password_of_one_page_opens_no_other(client, page, page_password):
    other = ContentPageFactory(slug="autre", title="Une autre")
    PageViewRestriction.objects.create(page=other, restriction_type="password", password="abracadabra")
    client.post(form_of(client.get("/interne/")), {"password": "sésame", "return_url": "/interne/"})

    form_of(client.get("/autre/"))


def test_a_page_kept_for_a_group_opens_to_it_alone(client, page):
    group = Group.objects.create(name="Comité")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(group)

    response = client.get("/interne/", follow=True)
    assert response.status_code == 403
    assert "Me connecter avec un compte de l’équipe" in response.content.decode()
    assert "/admin/login/?next=%2Finterne%2F" in response.content.decode()

    # A participant, or someone of the team who is not of the group, is told so and turns in no circle.
    user = User.objects.create_user("personne@exemple.fr")
    client.force_login(user)
    response = client.get("/interne/", follow=True)
    assert response.status_code == 403
    assert "votre compte ne fait pas partie" in response.content.decode()

    user.groups.add(group)
    assert "Page interne</h1>" in client.get("/interne/").content.decode()


def test_no_form_offers_any_signed_in_user(admin_client, page):
    page_form = admin_client.get(f"/admin/pages/{page.pk}/privacy/").json()["html"]
    assert 'value="groups"' in page_form
    assert 'value="login"' not in page_form
    choices = dict(CollectionViewRestrictionForm().fields["restriction_type"].choices)
    assert set(choices) == {"none", "password", "groups"}
    collection = Collection.get_first_root_node().add_child(name="Interne")
    collection_form = admin_client.get(f"/admin/collections/{collection.pk}/privacy/").json()["html"]
    assert "Ses images, elles, restent lisibles" in collection_form


def test_an_alias_of_a_private_page_is_in_no_list(client, page, page_password):
    home = page.get_parent()
    page.create_alias(parent=home, update_slug="copie")
    html = client.get("/plan-du-site/").content.decode()
    assert "Page interne" not in html
    assert "/copie/" not in client.get("/sitemap-pages-0.xml").content.decode()
    assert not Document.objects.filter(title="Page interne").exists()
    form_of(client.get("/copie/"))


@pytest.mark.parametrize(
    "path",
    ["documents/{}", "./documents/{}", "images/../documents/{}", "documents//{}"],
)
def test_a_document_is_not_read_by_the_name_of_its_file(client, document, path):
    response = client.get(f"/media/{path.format(document.filename)}")

    assert response.status_code == 302
    form_of(client.get(response["Location"]))


@pytest.mark.parametrize("path", ["autre/fichier.txt", "documents/inconnu.txt", "fichier.txt", ""])
def test_what_is_not_said_public_is_not_served(client, settings, tmp_path, path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "autre").mkdir()
    for name in ("autre/fichier.txt", "fichier.txt"):
        (tmp_path / name).write_bytes(b"secret")

    assert client.get(f"/media/{path}").status_code == 404


@override_settings(STORAGES={"documents": {"BACKEND": "editorial.storages.PrivateFolder"}})
def test_the_storage_of_documents_gives_no_address():
    from editorial.storages import documents

    with pytest.raises(NotImplementedError):
        documents().url("documents/note.txt")
