"""Importing through the admin: from the file to the undoing, whatever is sent."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from contributions.imports import background, running
from contributions.imports.models import Import
from contributions.propositions.models import Proposition
from contributions.propositions.states import State
from editorial.tables import open_table
from tests.comptes.factories import UserFactory
from tests.contributions.imports.samples import (
    MODEL,
    comment_row,
    comments,
    decidim,
    decidim_row,
    model_row,
    table,
)

pytestmark = pytest.mark.django_db
INDEX = "/admin/imports/"


@pytest.fixture(autouse=True)
def in_place(monkeypatch, axe):
    """The work is done before the answer, where a process of its own would do it after."""
    monkeypatch.setattr(background, "start", running.go_on)


def upload(client, content: bytes, name: str = "fichier.csv", **fields):
    return client.post(INDEX, {"file": SimpleUploadedFile(name, content), "system": "", **fields})


def mapped(client, batch: Import, **choices):
    page = client.get(reverse("imports:mapping", args=[batch.pk])).context["form"]
    data = {field.html_name: field.value() or "" for field in page}
    return client.post(reverse("imports:mapping", args=[batch.pk]), data | choices)


def step(client, batch: Import, name: str):
    return client.post(reverse("imports:step", args=[batch.pk, name]), follow=True).content.decode()


def test_a_file_is_placed_tried_out_imported_and_undone(client, moderator):
    response = upload(client, decidim(decidim_row(1), decidim_row(2, title=""), decidim_row(3)))
    batch = Import.objects.get()
    assert response.url == reverse("imports:mapping", args=[batch.pk])
    assert "Égal accès (3 lignes)" in client.get(response.url).content.decode()

    html = client.get(mapped(client, batch, publish="on").url).content.decode()
    assert "3 lignes lues : 2 à créer, 0 déjà là, 1 refusées" in html
    assert "Importer 2 propositions" in html
    assert "Le titre est vide" in html
    assert not Proposition.objects.exists()

    html = step(client, batch, "importer")
    assert "3 lignes lues : 2 créées, 0 déjà là, 1 refusées" in html
    assert Proposition.objects.published().count() == 2
    assert Proposition.objects.first().transitions.first().actor == moderator

    html = step(client, batch, "annuler")
    assert "Import annulé" in html
    assert not Proposition.objects.exists()


def test_a_category_without_a_name_of_ours_is_placed_by_hand(client, moderator, axe):
    upload(client, decidim(decidim_row(1, **{"category/name/fr": "Divers"})))
    batch = Import.objects.get()
    mapped(client, batch, **{"categorie-0": f"axe:{axe.slug}"})
    step(client, batch, "importer")
    assert Proposition.objects.get().axe == axe
    assert Proposition.objects.get().state == State.A_MODERER


def test_a_choice_that_was_never_offered_is_refused(client, moderator):
    upload(client, decidim(decidim_row(1)))
    response = mapped(client, Import.objects.get(), **{"categorie-0": "axe:nulle-part"})
    assert response.status_code == 422
    assert "Ce choix n’existe pas ici" in response.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "vide"),
        (b"nom;prenom\na;b\n", "Ces colonnes ne sont ni celles de notre mod"),
        (b"titre;titre\na;b\n", "deux fois"),
        (b"PK\x03\x04abcdef", "abîmé"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "texte lisible"),
        (b"titre;texte\n" + b"a" * 51_000_000, "trop lourd"),
    ],
    ids=["empty", "columns", "twice", "zip", "picture", "heavy"],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(client, moderator, content, said):
    response = upload(client, content)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Import.objects.exists()


def test_a_formula_is_refused_and_said(client, moderator):
    book = openpyxl.Workbook()
    book.active.append(["Titre", "Texte", "Axe"])
    book.active.append(["=1+1", "Un texte", "1"])
    buffer = io.BytesIO()
    book.save(buffer)
    upload(client, buffer.getvalue(), "classeur.xlsx")
    html = client.get(mapped(client, Import.objects.get()).url).content.decode()
    assert "Une formule au lieu d’un texte (A2)" in html
    assert "1 refusées" in html


def test_an_import_cut_off_says_so_and_is_taken_up(client, moderator, monkeypatch):
    upload(client, table(MODEL, [model_row(1), model_row(2)]))
    batch = Import.objects.get()
    mapped(client, batch)
    monkeypatch.setattr(background, "start", lambda batch: None)
    step(client, batch, "importer")
    assert "Avancement" in client.get(batch.get_absolute_url()).content.decode()
    assert "a changé entre-temps" in step(client, batch, "importer")

    Import.objects.update(heartbeat=timezone.now() - timezone.timedelta(minutes=5))
    assert "Interrompu" in client.get(batch.get_absolute_url()).content.decode()
    monkeypatch.setattr(background, "start", running.go_on)
    assert "2 créées" in step(client, batch, "reprendre")


def test_a_second_import_waits_for_the_first(client, moderator, monkeypatch):
    for number in (1, 2):
        upload(client, table(MODEL, [model_row(number)]))
    second, first = Import.objects.all()
    for batch in (first, second):
        mapped(client, batch)
    monkeypatch.setattr(background, "start", lambda batch: None)
    step(client, first, "importer")
    assert "Un autre import est en cours" in step(client, second, "importer")


def test_a_file_can_be_forgotten_until_it_is_imported(client, moderator):
    upload(client, table(MODEL, [model_row(1)]))
    batch = Import.objects.get()
    mapped(client, batch)
    step(client, batch, "importer")
    assert "il reste dans la liste" in step(client, batch, "oublier")
    upload(client, table(MODEL, [model_row(2)]))
    step(client, Import.objects.first(), "oublier")
    assert list(Import.objects.all()) == [batch]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_model_reads_back_and_its_example_is_not_imported(client, moderator, extension):
    content = client.get(reverse("imports:model", args=[extension])).content
    with open_table(io.BytesIO(content)) as read:
        assert read.titles[:2] == ["Titre", "Texte"]
    upload(client, content, f"modele.{extension}")
    html = client.get(mapped(client, Import.objects.get()).url).content.decode()
    assert "ligne d’exemple" in html


def test_the_report_is_a_spreadsheet_without_formulas(client, moderator):
    upload(client, decidim(decidim_row(1, **{"category/name/fr": "=cmd"})))
    batch = Import.objects.get()
    mapped(client, batch)
    report = b"".join(client.get(reverse("imports:report", args=[batch.pk]))).decode("utf-8-sig")
    assert report.startswith('"Ligne";"Identifiant";"Titre";"Résultat";"Raison"')
    assert "rattachée à rien" in report


@pytest.mark.parametrize("path", [INDEX, f"{INDEX}modele.csv", f"{INDEX}1/", f"{INDEX}1/rapport.csv"])
def test_only_those_who_may_import_see_imports(client, path):
    client.force_login(UserFactory())
    assert client.get(path).status_code in (302, 403)


def test_an_import_that_does_not_exist_is_not_found(client, moderator):
    assert client.get(f"{INDEX}999/").status_code == 404
    assert client.post(f"{INDEX}999/importer/").status_code == 404


def test_a_file_of_comments_is_tried_out_and_imported_without_a_correspondence(client, moderator):
    upload(client, decidim(decidim_row(1)))
    mapped(client, Import.objects.first(), publish="on")
    step(client, Import.objects.first(), "importer")

    response = upload(client, comments(comment_row(10, 1), comment_row(11, 7)))
    html = client.get(response.url).content.decode()
    assert "Chaque commentaire rejoint la proposition" in html
    assert "Axe des lignes sans axe" not in html
    batch = Import.objects.first()
    html = client.get(mapped(client, batch, publish="on").url).content.decode()
    assert "Importer 1 commentaire<" in html
    assert "La proposition 7" in html
    step(client, batch, "importer")
    assert Proposition.objects.get().comment_count == 1
    step(client, batch, "annuler")
    assert Proposition.objects.get().comment_count == 0
