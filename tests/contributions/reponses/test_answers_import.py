"""Answers from a spreadsheet: every line is in the report, and the file is given once."""

import io
import zipfile

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from contributions.propositions.models import Reponse
from contributions.reponses.importing import ROWS_MAX
from contributions.reponses.models import ReponseImport
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory

pytestmark = pytest.mark.django_db

IMPORT = "/admin/reponses/importer/"
HEADERS = "Référence;Suite donnée;Réponse;Organisme responsable;Date"


@pytest.fixture(autouse=True)
def editor(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return user


def send(client, content: bytes | str, name="reponses.csv"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)}, follow=True)


def apply(client):
    path = f"{IMPORT}{ReponseImport.objects.latest('pk').pk}/"
    return client.post(path, follow=True)


def line(
    row, status="Retenue", text="Nous la retenons.", organisme="Direction du numérique", date="05/11/2020"
):
    return f"{row.display_reference};{status};{text};{organisme};{date}"


def workbook(rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_nothing_is_given_before_someone_has_looked_at_the_report(client):
    row = PropositionFactory()
    page = send(client, f"{HEADERS}\n{line(row)}\n").text
    assert "1 réponse à enregistrer" in page and "Un courriel à envoyer" in page and row.title in page
    assert not Reponse.objects.exists() and not Courriel.objects.exists()
    apply(client)
    row.refresh_from_db()
    assert row.reponse.status == "retenue" and row.reponse.date.isoformat() == "2020-11-05"


def test_lines_that_say_the_same_are_one_answer_and_an_author_gets_one_mail(client):
    author = UserFactory()
    rows = PropositionFactory.create_batch(3, auteur=author)
    lines = [line(rows[0]), line(rows[1]), line(rows[2], status="non retenue", text="Non, car trop cher.")]
    send(client, "\n".join([HEADERS, *lines]))
    apply(client)
    assert Reponse.objects.count() == 2 and Courriel.objects.count() == 1
    assert Reponse.objects.get(status="retenue").propositions.count() == 2


def test_every_line_that_is_not_used_is_told_with_its_number(client):
    good, hidden, target = PropositionFactory(), PropositionFactory(masquee=True), PropositionFactory()
    merged = PropositionFactory(masquee=True, merged_into=target)
    lines = [
        HEADERS,
        line(good),
        line(good),
        line(hidden),
        line(merged),
        "pas-une-ref;Retenue;Oui;Direction;05/11/2020",
        line(target, status="peut-être"),
        line(target, text=""),
        line(target, date="31/02/2020"),
        line(target, organisme=""),
        "",
        '"un guillemet jamais fermé;Retenue;Oui;Direction;05/11/2020',
    ]
    response = send(client, "\n".join(lines))
    entries = response.context["entries"]
    assert [entry.line for entry in entries if entry.problem] == [3, 4, 5, 6, 7, 8, 9, 10, 12]
    context = response.context
    assert context["total"] == context["todo"] + context["unchanged"] + context["problems"] == 10
    assert hidden.title not in response.text and f"utilisez {target.display_reference}" in response.text
    apply(client)
    target.refresh_from_db()
    assert target.reponse is None and Reponse.objects.count() == 1


def test_the_same_file_twice_gives_nothing_new(client):
    content = f"{HEADERS}\n{line(PropositionFactory())}\n"
    send(client, content)
    apply(client)
    apply(client)
    page = send(client, content)
    assert page.context["unchanged"] == 1 and page.context["todo"] == 0
    apply(client)
    assert Reponse.objects.count() == 1 and Courriel.objects.count() == 1


def test_a_workbook_is_read_as_well(client):
    row = PropositionFactory()
    rows = [HEADERS.split(";"), [row.reference, "À l’étude", "Nous y travaillons.", "Région", "2020-11-05"]]
    send(client, workbook(rows), name="reponses.xlsx")
    apply(client)
    row.refresh_from_db()
    assert row.reponse.status == "a-l-etude"


def test_a_file_separated_by_commas_with_a_mark_is_read_too(client):
    row = PropositionFactory()
    content = (
        "\ufeff" + HEADERS.replace(";", ",") + f'\n{row.reference},Retenue,"Oui, tout à fait.",Région,\n'
    )
    send(client, content)
    apply(client)
    row.refresh_from_db()
    assert row.reponse.text == "Oui, tout à fait."


def broken_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<rien>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vide.csv"),
        (b"PK\x03\x04 pas un classeur", "casse.xlsx"),
        (broken_zip(), "autre.xlsx"),
        (b"\x00\x01\x02\xff" * 50, "image.csv"),
        ("Référence;Texte\nX;Y\n", "colonnes.csv"),
        (HEADERS, "titres.csv"),
        (HEADERS + "\nX;;;;" * (ROWS_MAX + 1), "long.csv"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_clear_message(client, content, name):
    response = send(client, content, name)
    assert response.status_code == 422 and "error-message" in response.text
    assert not ReponseImport.objects.exists()


def test_a_proposition_hidden_between_the_reading_and_the_giving_is_left_alone(client):
    row, other = PropositionFactory.create_batch(2)
    send(client, f"{HEADERS}\n{line(row)}\n{line(other)}\n")
    row.state = "masquee"
    row.save()
    page = apply(client)
    row.refresh_from_db()
    assert row.reponse is None and "n’est pas publiée" in page.text
    assert Reponse.objects.get().propositions.get() == other


def test_the_model_to_fill_in_is_read_back_by_the_import(client):
    # Its example bears a reference that nobody can have.
    content = b"".join(client.get(f"{IMPORT}modele.csv").streaming_content)
    page = send(client, content)
    assert page.context["total"] == 1 and page.context["problems"] == 1


def test_only_who_may_answer_reads_imports(client):
    stored = ReponseImport.objects.create(name="reponses.csv")
    client.force_login(UserFactory())
    assert client.get(f"{IMPORT}modele.csv").status_code in (302, 403, 404)
    assert client.get(f"{IMPORT}{stored.pk}/").status_code in (302, 403)
    assert client.post(f"{IMPORT}{stored.pk}/").status_code in (302, 403)
    stored.refresh_from_db()
    assert stored.applied_at is None
