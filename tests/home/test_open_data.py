"""The files of open data: all that the public may read, nothing more, and what their page says of them."""

import csv
import io
import json
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.decisions import authorship
from contributions.propositions.figures import consultation_figures
from editorial import figures
from home.models import JeuDeDonnees
from home.models.open_data import FOLDER
from home.open_data import datasets, publishing
from operations import scheduled
from suites.models import Citation, Mesure
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory, file_under
from tests.suites.factories import CitationFactory, MesureFactory
from tests.support.queries import frame_remembered
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

PAGE = "/donnees-ouvertes/"


@pytest.fixture(autouse=True)
def empty_storage(monkeypatch):
    """A storage of its own for each test."""
    monkeypatch.setattr(default_storage, "_wrapped", InMemoryStorage())


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """The command, and what it leaves for the end of its transaction."""

    def run() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_open_data", verbosity=0)

    return run


def content(name: str, kind: str) -> str:
    with getattr(JeuDeDonnees.objects.get(pk=name), kind).open() as file:
        return file.read().decode("utf-8-sig")


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(name, "csv")), delimiter=";"))


def records(name: str) -> list[dict]:
    return json.loads(content(name, "json"))


def test_both_forms_hold_what_the_api_tells(client, publish):
    theme, other = ThemeFactory(slug="a", name="A"), ThemeFactory(slug="b", name="B")
    row = PropositionFactory(themes=[theme, other], text="Premier ;\n« deuxième ».", support_count=3)
    publish()
    told = client.get(f"/api/v1/propositions/{row.pk}/").json()
    assert records("propositions") == [told]
    [line] = table("propositions")
    assert list(line) == list(told)
    assert (line["id"], line["soutiens"], line["texte"]) == (str(row.pk), "3", row.text)
    assert (line["themes"], line["region"], line["demonstration"]) == ("a|b", "", "non")


def test_workshops_and_everything_published_are_there_and_nothing_else(publish):
    shown = PropositionFactory(), PropositionFactory(origine="atelier", auteur=None, participants=8)
    for state in ("brouillon", "a_moderer", "rejetee", "masquee", "retiree"):
        PropositionFactory(**{state: True})
    publish()
    assert [row["id"] for row in records("propositions")] == [row.pk for row in shown]
    assert [row["participants"] for row in records("propositions")] == [None, 8]


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(publish):
    PropositionFactory(title="=HYPERLINK(1)", text="+33 est un préfixe", public_name="@toto")
    publish()
    [line] = table("propositions")
    assert (line["titre"], line["texte"], line["signature"]) == (
        "'=HYPERLINK(1)",
        "'+33 est un préfixe",
        "'@toto",
    )
    assert records("propositions")[0]["titre"] == "=HYPERLINK(1)"


def test_no_file_holds_an_address_or_a_name_that_was_not_chosen(publish):
    author = UserFactory(email="secret@example.org", first_name="Ada", last_name="Lovelace")
    CitationFactory(proposition=PropositionFactory(auteur=author))
    EvenementPageFactory(online_url="https://visio.example.org/secret", takes_registrations=True)
    publish()
    for dataset in datasets.DATASETS:
        for kind in JeuDeDonnees.KINDS:
            body = content(dataset.name, kind)
            assert not [word for word in ("secret", "@example", "Ada", "Lovelace") if word in body]


def test_what_an_author_erases_is_nowhere_after_the_next_run(publish):
    row = PropositionFactory(title="Un titre à oublier", public_name="Camille")
    publish()
    before = JeuDeDonnees.objects.get(pk="propositions").files
    authorship.erase_words(row.pk)
    publish()
    assert records("propositions") == []
    assert content("propositions", "csv").count("\n") == 1
    assert not [name for name in before if default_storage.exists(name)]


def test_events_measures_and_what_they_cite_have_their_files(publish):
    axe_theme = ThemeFactory(slug="equipements")
    event = file_under(EvenementPageFactory(), themes=[axe_theme])
    EvenementPageFactory(live=False)
    mesure = MesureFactory()
    MesureFactory(draft=True)
    cited = CitationFactory(mesure=mesure, passage="Prêtons.")
    CitationFactory(mesure=mesure, proposition=PropositionFactory(masquee=True))
    publish()
    assert [(row["id"], row["themes"]) for row in table("evenements")] == [(str(event.pk), "equipements")]
    assert [(row["id"], row["propositions"]) for row in records("mesures")] == [(mesure.pk, 1)]
    [line] = records("citations")
    assert (line["mesure_id"], line["proposition_id"], line["passage"]) == (
        mesure.pk,
        cited.proposition_id,
        "Prêtons.",
    )


def test_memory_and_queries_follow_the_batches_not_the_rows(monkeypatch):
    for _ in range(7):
        PropositionFactory()
    [dataset] = [item for item in datasets.DATASETS if item.name == "propositions"]
    monkeypatch.setattr(datasets, "BATCH", 2)
    with frame_remembered(), CaptureQueriesContext(connection) as captured:
        assert len(list(dataset.records())) == 7
    # Vocabularies once; four batches of rows and of themes, and one that finds no more.
    assert len(captured) == 3 + 9
    with frame_remembered(), CaptureQueriesContext(connection) as captured:
        assert next(dataset.records())["id"] > 0
    assert len(captured) == 3 + 2


def test_a_run_that_fails_leaves_the_files_as_they_were(publish, monkeypatch):
    PropositionFactory()
    publish()
    row = JeuDeDonnees.objects.get(pk="propositions")

    def fail(*args, **kwargs):
        raise OSError("disque plein")

    monkeypatch.setattr(default_storage, "save", fail)
    with pytest.raises(OSError, match="disque plein"):
        publish()
    assert JeuDeDonnees.objects.get(pk="propositions").csv.name == row.csv.name
    assert len(records("propositions")) == 1


def test_what_a_cut_off_run_left_behind_is_deleted_a_day_later(publish, monkeypatch):
    left = default_storage.save(f"{FOLDER}/propositions-abandonne.csv", ContentFile(b"x"))
    publish()
    assert default_storage.exists(left)
    monkeypatch.setattr(publishing, "FORGOTTEN", timedelta(0))
    publish()
    assert not default_storage.exists(left)
    assert len(default_storage.listdir(FOLDER)[1]) == 2 * len(datasets.DATASETS)


def test_it_is_done_every_day():
    assert [work.every for work in scheduled.works() if work.command == "publish_open_data"] == [
        timedelta(days=1)
    ]


def test_every_column_says_what_it_holds():
    silent = [
        f"{dataset.name}.{column.name}"
        for dataset in datasets.DATASETS
        for column in dataset.columns
        if not column.description
    ]
    assert silent == []


def test_the_page_tells_the_date_the_rows_the_sizes_and_the_columns(client, publish):
    PropositionFactory()
    publish()
    page = client.get(PAGE).content.decode()
    row = JeuDeDonnees.objects.get(pk="propositions")
    assert page.count("<h1") == 1
    assert "1&nbsp;ligne" in page and timezone.localtime(row.published_at).strftime("%Y") in page
    assert f'href="{PAGE}propositions.csv"' in page and f'href="{PAGE}mesures.json"' in page
    assert "<code>commentaires_sans_avis</code>" in page
    assert "Licence Ouverte 2.0" in page and 'href="/api/v1/"' in page
    assert row.csv_size == len(content("propositions", "csv").encode("utf-8-sig"))
    assert row.json_size == len(content("propositions", "json").encode())


def test_the_example_of_the_api_answers(client):
    address = "/api/v1/propositions/?profil=eleve&tri=soutenues&limit=10"
    assert address.replace("&", "&amp;") in client.get(PAGE).content.decode()
    assert client.get(address).status_code == HTTPStatus.OK


def test_before_the_first_night_the_page_says_when(client):
    page = client.get(PAGE).content.decode()
    assert page.count("seront publiés la nuit prochaine") == len(datasets.DATASETS)
    assert client.get(f"{PAGE}propositions.csv").status_code == HTTPStatus.NOT_FOUND


def test_an_address_that_never_changes_leads_to_the_current_file(client, publish):
    publish()
    first = client.get(f"{PAGE}propositions.csv")
    publish()
    second = client.get(f"{PAGE}propositions.csv")
    assert first.status_code == second.status_code == HTTPStatus.FOUND
    assert first.headers["Location"] != second.headers["Location"]
    assert second.headers["Location"] == JeuDeDonnees.objects.get(pk="propositions").csv.url
    assert client.get(f"{PAGE}propositions.pdf").status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"{PAGE}autre.csv").status_code == HTTPStatus.NOT_FOUND


def test_the_map_and_the_footer_lead_there(client):
    assert client.get("/plan-du-site/").content.decode().count(f'href="{PAGE}"') == 2


def test_the_demo_s_files_count_what_the_site_shows(client):
    call_command("load_demo", propositions=120, verbosity=0)
    rows = JeuDeDonnees.objects.in_bulk()
    shown = {key: bound.value for key, bound in figures.values().items()}
    propositions = records("propositions")
    assert rows["propositions"].row_count == len(propositions) == len(table("propositions"))
    assert len(propositions) == shown["propositions"] == consultation_figures().propositions
    assert len(propositions) == client.get("/api/v1/propositions/").json()["total"]
    assert sum(row["origine"] == "atelier" for row in propositions) == shown["ateliers"]
    assert sum(row["soutiens"] for row in propositions) == shown["soutiens"]
    assert rows["evenements"].row_count == shown["rencontres"] == len(records("evenements"))
    assert rows["mesures"].row_count == Mesure.objects.live().count() == len(table("mesures"))
    cited = Citation.objects.published().of_live_measures().count()
    assert rows["citations"].row_count == cited == sum(row["propositions"] for row in records("mesures"))


@pytest.mark.parametrize("name", ["propositions.csv", "mesures.json"])
def test_the_file_itself_may_be_read_by_the_pages_of_other_sites(client, settings, tmp_path, name):
    settings.MEDIA_ROOT = tmp_path
    for folder in (FOLDER, "images"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text("x")
    assert client.get(f"/media/{FOLDER}/{name}").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get(f"/media/images/{name}").headers
