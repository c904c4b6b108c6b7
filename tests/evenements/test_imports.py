"""A spreadsheet of events: read without harm, reported row by row, made as drafts, undone."""

import datetime
import io
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editorial.tables import TableError, open_table
from evenements.imports import reading, running
from evenements.models import EvenementPage, ImportRencontres
from tests.comptes.factories import UserFactory
from tests.evenements.factories import EvenementPageFactory, EvenementsIndexPageFactory

pytestmark = pytest.mark.django_db
HEADERS = "Titre;Date;Heure début;Heure fin;Région;Académie;Format;Lieu;Inscription;Places sur place"
GOOD = "Rencontre {n};12/11/2099;14:00;17 h 30;La Réunion;;sur place;Lycée {n};oui;60"


def file_of(*lines: str, headers: str = HEADERS) -> io.BytesIO:
    return io.BytesIO("\n".join([headers, *lines]).encode())


def problems_of(line: str) -> str:
    (row,) = reading.read_file(file_of(line))
    return " ".join(row["problems"])


@pytest.fixture
def index(db):
    return EvenementsIndexPageFactory()


@pytest.fixture
def editor(client, index):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return user


def imported(user, *lines: str) -> ImportRencontres:
    rows = reading.read_file(file_of(*lines))
    return running.run(ImportRencontres.objects.create(file_name="liste.csv", rows=rows).pk, user)


def test_an_editor_reads_a_file_then_makes_its_drafts_then_takes_them_back(client, editor):
    lines = [GOOD.format(n=1), "Sans date;;14:00;15:00;;;;Lycée;;", GOOD.format(n=2)]
    upload = SimpleUploadedFile("liste.csv", file_of(*lines).read())
    response = client.post(reverse("evenements_admin:imports"), {"file": upload}, follow=True)
    assert "2 lignes prêtes" in response.text and "1 à corriger" in response.text
    assert not EvenementPage.objects.exists(), "reading makes nothing"

    read = ImportRencontres.objects.get()
    client.post(reverse("evenements_admin:import-run", args=[read.pk]))
    client.post(reverse("evenements_admin:import-run", args=[read.pk]))
    assert EvenementPage.objects.filter(live=False).count() == 2
    page = EvenementPage.objects.first().get_latest_revision_as_object()
    assert (page.time_zone, page.local_start.hour, page.local_end.minute) == ("Indian/Reunion", 14, 30)
    assert page.takes_registrations and page.capacity_on_site == 60
    assert "Créée" in client.get(reverse("evenements_admin:import", args=[read.pk])).text

    client.post(reverse("evenements_admin:import-undo", args=[read.pk]))
    assert not EvenementPage.objects.exists()


def test_undoing_keeps_what_someone_has_worked_on(editor):
    done = imported(editor, GOOD.format(n=1), GOOD.format(n=2), GOOD.format(n=3))
    touched, published, _ = EvenementPage.objects.order_by("pk")
    touched.save_revision()
    published.get_latest_revision().publish()
    assert running.undo(done.pk, editor) == (1, 2)
    assert running.undo(done.pk, editor) == (0, 2)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("X;hier;14:00;15:00;;;;Lycée;;", "n’est pas une date"),
        ("X;30/02/2099;14:00;15:00;;;;Lycée;;", "n’est pas une date"),
        ("X;12/11/2099;25:00;15:00;;;;Lycée;;", "n’est pas une heure"),
        ("X;12/11/2099;16:00;15:00;;;;Lycée;;", "La fin doit suivre le début"),
        ("X;12/11/2099;14:00;15:00;Atlantide;;;Lycée;;", "n’existe pas"),
        ("X;12/11/2099;14:00;15:00;Bretagne;Lyon;;Lycée;;", "pas dans la région"),
        ("X;12/11/2099;14:00;15:00;;;par pigeon;Lycée;;", "hybride"),
        ("X;12/11/2099;14:00;15:00;;;;;;", "Indiquez le lieu"),
        ("X;12/11/2099;14:00;15:00;;;;Lycée;peut-être;", "oui"),
        ("X;12/11/2099;14:00;15:00;;;;Lycée;;beaucoup", "nombre de places"),
        (";12/11/2099;14:00;15:00;;;;Lycée;;", "titre"),
        ("X" * 300 + ";12/11/2099;14:00;15:00;;;;Lycée;;", "titre"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_words(db, line, sentence):
    assert sentence in problems_of(line)


def test_half_of_the_rows_being_wrong_does_not_stop_the_others(editor):
    lines = [GOOD.format(n=n) if n % 2 else f"Faux {n};demain;14:00;15:00;;;;Lycée;;" for n in range(20)]
    done = imported(editor, *lines)
    assert (len(done.pages), len(done.bad_rows)) == (10, 10)


def test_an_event_is_not_made_twice(editor):
    done = imported(editor, GOOD.format(n=1), GOOD.format(n=1))
    assert len(done.pages) == 1 and "même rencontre que la ligne 2" in done.bad_rows[0]["problems"][0]
    assert "existe déjà" in problems_of(GOOD.format(n=1))


def test_a_title_with_line_breaks_stays_one_line(editor):
    imported(editor, '"Lille\nATTENDEE:x";12/11/2099;14:00;15:00;;;;Lycée;;')
    assert EvenementPage.objects.get().title == "Lille ATTENDEE:x"


def test_a_workbook_with_real_dates_is_read(editor):
    book = openpyxl.Workbook()
    book.active.append(HEADERS.split(";"))
    book.active.append(
        [
            "Classeur",
            datetime.date(2099, 11, 12),
            datetime.time(14),
            datetime.time(17, 30),
            "Mayotte",
            "",
            "",
            "Lycée",
            "",
            60,
        ]
    )
    file = io.BytesIO()
    book.save(file)
    (row,) = reading.read_file(file)
    assert row["problems"] == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", b"Nom;Jour\nX;Y", b"\n".join([HEADERS.encode()] + [GOOD.encode()] * 501)],
)
def test_a_file_that_is_no_list_of_events_is_refused_in_words(client, editor, content):
    upload = SimpleUploadedFile("liste.csv", content)
    response = client.post(reverse("evenements_admin:imports"), {"file": upload})
    assert response.status_code == 422 and not ImportRencontres.objects.exists()


def test_the_model_file_can_be_imported_as_it_is(client, editor):
    response = client.get(reverse("evenements_admin:import-model"))
    (row,) = reading.read_file(io.BytesIO(b"".join(response.streaming_content)))
    assert row["problems"] == []


def test_who_may_not_add_events_imports_none(client, index):
    EvenementPageFactory()
    client.force_login(UserFactory(is_staff=True))
    assert client.get(reverse("evenements_admin:imports")).status_code in (302, 403)


def test_too_heavy_a_file_is_refused(db):
    with pytest.raises(TableError):
        reading.read_file(io.BytesIO(b"x" * (reading.BYTES_MAX + 1)))


@pytest.mark.parametrize(
    "zone, region, hour",
    [("America/Guadeloupe", "Guadeloupe", "20:00"), ("Indian/Reunion", "La Réunion", "01:30")],
)
def test_an_event_overseas_has_the_day_of_its_own_place(index, zone, region, hour):
    start = datetime.datetime(2099, 11, 12, *map(int, hour.split(":")), tzinfo=ZoneInfo(zone))
    EvenementPageFactory(
        title="Rencontre du soir",
        start_date=start,
        end_date=start + datetime.timedelta(hours=2),
        time_zone=zone,
    )
    line = f"Rencontre du soir;12/11/2099;{hour};23:59;{region};;sur place;Lycée;;"
    assert "existe déjà ce jour-là" in problems_of(line)
    assert problems_of(line.replace("12/11", "11/11")) == problems_of(line.replace("12/11", "13/11")) == ""


@pytest.mark.parametrize(
    "academie", ["Rennes", "Académie de Rennes", "ACADEMIE DE RENNES", "Rectorat de Rennes"]
)
def test_an_academie_is_understood_however_people_name_it(index, academie):
    event, problems = reading.event_of(values(Académie=academie, Région=""), reading.Places.load())
    assert problems == [] and event.academie.name == "Rennes" and event.region


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Présentiel", "sur-place"),
        ("en présentiel", "sur-place"),
        ("Distanciel", "en-ligne"),
        ("Visio", "en-ligne"),
        ("Hybride", "hybride"),
        ("Présentiel et distanciel", "hybride"),
        ("Sur place", "sur-place"),
    ],
)
def test_a_format_is_understood_however_people_name_it(written, stored):
    assert reading.format_of(written) == stored


@pytest.mark.parametrize("written", ["1 200", "1\u00a0200", "1\u202f200", "1200.0"])
def test_a_number_of_places_is_read_with_the_spaces_that_french_puts_there(written):
    assert reading.number_of(written) == 1200


def test_a_formula_is_a_problem_in_the_columns_that_are_read_alone(index):
    book = openpyxl.Workbook()
    book.active.append([*HEADERS.split(";"), "Calcul"])
    book.active.append([*GOOD.format(n=1).split(";"), "=1+1"])
    book.active.append([*GOOD.format(n=2).replace("Lycée 2", "=A2").split(";"), ""])
    buffer = io.BytesIO()
    book.save(buffer)
    first, second = reading.read_file(buffer)
    assert first["problems"] == []
    assert "formule" in second["problems"][0] and "H3" in second["problems"][0]


def test_what_stayed_when_an_import_was_undone_can_be_taken_back_later(editor):
    done = imported(editor, GOOD.format(n=1), GOOD.format(n=2))
    page = EvenementPage.objects.get(title="Rencontre 1")
    EvenementPage.objects.filter(pk=page.pk).update(live=True)
    assert running.undo(done.pk, editor) == (1, 1)
    EvenementPage.objects.filter(pk=page.pk).update(live=False)
    assert running.undo(done.pk, editor) == (1, 0)
    with pytest.raises(running.AlreadyDone):
        running.undo(done.pk, editor)


def values(**changes) -> dict[str, str]:
    """The cells of a good row, some of them others."""
    cells = dict(zip(HEADERS.split(";"), GOOD.format(n=1).split(";"), strict=True)) | changes
    with open_table(file_of(";".join(cells.values()))) as table:
        (row,) = table
        return {name: row[name] for name in (*reading.REQUIRED, *reading.OPTIONAL)}
