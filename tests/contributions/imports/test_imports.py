"""What an import of propositions promises: each row is accounted for, once, and all of it can be undone."""

import io

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from contributions.decisions import life
from contributions.imports import reports, running
from contributions.imports.mapping import Mapping
from contributions.imports.models import Import, Provenance
from contributions.moderation.home import QueueSummary
from contributions.propositions import counters
from contributions.propositions.models import Proposition, Reponse
from contributions.propositions.states import Action, Origine, State
from search import queries
from search.models import Document
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.contributions.imports import samples as imports
from tests.contributions.imports.samples import (
    carried_out,
    counts,
    decidim,
    decidim_row,
    model_row,
    reasons,
    received,
    table,
    undone,
)
from tests.vocabulaires.factories import ThemeFactory
from vocabulaires.models import RegionAcademique

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def vocabulary(axe):
    """An axis that files name, and a région académique of the migrations."""
    return axe


def assert_exact() -> None:
    assert counters.drift() == {}
    assert counters.totals_drift() == {}
    published = set(Proposition.objects.published().values_list("pk", flat=True))
    assert set(Document.objects.filter(kind="proposition").values_list("object_id", flat=True)) == published


@pytest.mark.parametrize(
    ("headers", "suffix"), [(imports.DECIDIM_OLD, ""), (imports.DECIDIM_NEW, "/fr")], ids=["older", "newer"]
)
@pytest.mark.parametrize(
    "options", [{}, {"encoding": "cp1252"}, {"separator": ","}], ids=["utf-8", "cp1252", "comma"]
)
def test_an_export_of_decidim_becomes_propositions(headers, suffix, options, axe):
    batch = carried_out(decidim(decidim_row(12, suffix=suffix), headers=headers, **options))

    proposition = Proposition.objects.get()
    assert counts(batch) == (1, 1, 0, 0)
    assert proposition.state == State.PUBLIEE
    assert proposition.origine == Origine.IMPORT
    assert proposition.title == "Prêter un ordinateur numéro 12"
    assert proposition.text == "Chaque élève de la classe 12 ; au moins.\n\n– un ordinateur"
    assert proposition.axe == axe
    assert proposition.region == RegionAcademique.objects.get(slug="bretagne")
    assert proposition.published_at.isoformat() == "2020-09-14T08:12:33+00:00"
    source = proposition.provenance
    assert (source.system, source.identifier, source.line) == ("participez.example.org", "12", 2)
    assert source.url == imports.URL.format(12)
    assert_exact()


def test_supports_declared_by_the_source_are_kept_apart():
    carried_out(decidim(decidim_row(1, votes=31)))
    proposition = Proposition.objects.get()
    assert proposition.declared_supports == 31
    assert proposition.support_count == 0
    assert counters.expected_supports() == 0


def test_imported_propositions_are_found_and_have_no_author():
    carried_out(decidim(decidim_row(1, body="<p>Des trottinettes pour les proviseurs.</p>")))
    ids, _ = queries.matching_ids("proposition", "trottinette", limit=10)
    assert ids == [Proposition.objects.get().pk]
    assert counters.expected_authors() == 0


def test_the_same_file_twice_imports_nothing_the_second_time():
    content = decidim(decidim_row(1), decidim_row(2))
    carried_out(content)
    batch = carried_out(content)
    assert counts(batch) == (2, 0, 2, 0)
    assert Proposition.objects.count() == 2
    assert "Déjà importée" in reasons(batch)[2]


def test_the_same_number_in_two_sites_is_two_propositions():
    batch = carried_out(
        decidim(decidim_row(1), decidim_row(1, url="https://autre.example.org/1", body="Autre texte"))
    )
    assert counts(batch) == (2, 2, 0, 0)


def test_one_row_twice_in_a_file_is_one_proposition():
    batch = carried_out(decidim(decidim_row(1), decidim_row(1)))
    assert counts(batch) == (2, 1, 1, 0)
    assert "que la ligne 2" in reasons(batch)[3]


def test_a_row_of_our_model_without_a_number_is_known_by_its_words():
    rows = [model_row(1, Identifiant=""), model_row(2, Identifiant="")]
    carried_out(table(imports.MODEL, rows))
    assert counts(carried_out(table(imports.MODEL, rows))) == (2, 0, 2, 0)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": ""}, "Le titre est vide."),
        ({"body": "<p> </p>"}, "Le texte est vide."),
        ({"body": "!!! ???"}, "ne contient aucun mot"),
        ({"id": ""}, "L’identifiant (« id ») manque."),
        ({"category/name/fr": "Nulle part"}, "la catégorie « Nulle part » n’est rattachée à rien"),
        ({"category/name/fr": ""}, "aucun axe par défaut"),
    ],
)
def test_a_row_that_cannot_be_a_proposition_is_in_the_report_with_its_line(changes, reason):
    batch = carried_out(decidim(decidim_row(1), decidim_row(2, **changes)))
    assert counts(batch) == (2, 1, 0, 1)
    assert reason in reasons(batch)[3]


def test_a_proposal_withdrawn_at_its_source_is_not_brought_back():
    row = decidim_row(1, suffix="/fr", state="withdrawn")
    assert counts(carried_out(decidim(row, headers=imports.DECIDIM_NEW))) == (1, 0, 0, 1)


@pytest.mark.parametrize("date", ["hier", "2020-13-45", "2999-01-01", "0001-01-01 00:00:00", "12/25/2020"])
def test_a_date_that_cannot_be_read_is_said_and_the_row_is_kept(date):
    batch = carried_out(decidim(decidim_row(1, created_at=date)))
    assert counts(batch) == (1, 1, 0, 0)
    assert "Date illisible" in reasons(batch)[2]
    assert (timezone.now() - Proposition.objects.get().published_at).seconds < 60


@pytest.mark.parametrize(
    "date",
    ["2020-09-14", "14/09/2020", "14/09/2020 10:12", "2020-09-14T08:12:33Z", "2020-09-14 10:12:33 UTC"],
)
def test_dates_are_read_however_they_are_written(date):
    batch = carried_out(decidim(decidim_row(1, created_at=date)))
    assert reasons(batch) == {}
    assert timezone.localdate(Proposition.objects.get().published_at).isoformat() == "2020-09-14"


def test_two_rows_that_say_the_same_are_both_kept_and_said():
    batch = carried_out(
        decidim(
            decidim_row(1, title="Même titre", body="Même"), decidim_row(2, title="Même titre", body="Même")
        )
    )
    assert counts(batch) == (2, 2, 0, 0)
    assert reasons(batch) == {3: "Même texte que la ligne 2."}


def test_a_correspondence_places_categories_and_scopes(axe):
    theme = ThemeFactory(name="Réseaux", slug="reseaux", axe=axe)
    mapping = Mapping.from_json(
        {"categories": {"Wifi partout": {"theme": "reseaux"}}, "secteurs": {"Ouest": "bretagne"}}
    )
    row = decidim_row(1, **{"category/name/fr": "WIFI  partout", "scope/name/fr": "Ouest"})
    carried_out(decidim(row), mapping=mapping)
    proposition = Proposition.objects.get()
    assert list(proposition.themes.all()) == [theme]
    assert (proposition.axe, proposition.region.slug) == (axe, "bretagne")
    assert_exact()


def test_our_model_carries_themes_profile_and_place(axe, theme):
    row = model_row(
        1,
        **{"Thèmes": "équipements | Inconnu", "Profil": "Parent", "Région académique": "Académie de Rennes"},
    )
    batch = carried_out(table(imports.MODEL, [row]))
    proposition = Proposition.objects.get()
    assert list(proposition.themes.all()) == [theme]
    assert (proposition.profil_id, proposition.region.slug) == ("parent", "bretagne")
    assert reasons(batch) == {2: "Le thème « Inconnu » n’existe pas ici."}


def test_what_is_imported_to_be_moderated_waits_and_is_not_public():
    carried_out(decidim(decidim_row(1)), publish=False)
    proposition = Proposition.objects.get()
    assert proposition.state == State.A_MODERER
    assert list(Proposition.objects.to_moderate()) == [proposition]
    assert_exact()


def test_the_history_says_who_imported():
    author = UserFactory()
    carried_out(decidim(decidim_row(1)), author=author)
    steps = Proposition.objects.get().transitions.order_by("pk")
    assert [(step.action, step.actor) for step in steps] == [
        (Action.IMPORTER, author),
        (Action.PUBLIER, author),
    ]


def test_undoing_takes_back_exactly_what_came():
    kept = PropositionFactory()
    batch = undone(carried_out(decidim(decidim_row(1), decidim_row(2))))
    assert (batch.state, batch.removed_count, batch.kept_count) == (Import.State.ANNULE, 2, 0)
    assert list(Proposition.objects.all()) == [kept]
    assert not batch.parts.exists()
    assert_exact()
    # And the same file may come again.
    assert counts(carried_out(decidim(decidim_row(1), decidim_row(2)))) == (2, 2, 0, 0)


def test_undoing_keeps_and_names_what_people_have_used():
    batch = carried_out(decidim(*[decidim_row(number) for number in range(1, 6)]))
    answered, supported, target, decided, free = Proposition.objects.order_by("pk")
    answered.reponse = Reponse.objects.create(status="retenue", text="Oui.", organisme="Ministère")
    answered.save()
    supported.support_count = 2
    supported.save()
    counters.shift_total(counters.SUPPORTS, 2)
    PropositionFactory(masquee=True, merged_into=target)
    from contributions.decisions import life

    life.apply(decided.pk, Action.MASQUER, note="Hors sujet")

    batch = undone(batch)

    assert (batch.removed_count, batch.kept_count) == (1, 4)
    assert not Proposition.objects.filter(pk=free.pk).exists()
    said = " ".join(batch.lines.filter(kind="gardee").values_list("reason", flat=True))
    for reason in ("réponse", "soutiens", "fusionnée avec elle", "décision"):
        assert reason in said
    assert answered.display_reference in said
    assert_exact()


def test_an_import_cut_off_is_taken_up_where_it_stopped(monkeypatch):
    monkeypatch.setattr(running, "STEP", 2)
    content = decidim(*[decidim_row(number) for number in range(1, 8)])
    batch = received(content)
    running.begin(batch, Import.State.EN_COURS, sources=running.TRIABLE)
    store = running.store_rows

    def cut_off(batch, outcomes):
        if Proposition.objects.count() == 4:
            raise KeyboardInterrupt
        store(batch, outcomes)

    monkeypatch.setattr(running, "store_rows", cut_off)
    with pytest.raises(KeyboardInterrupt):
        running.go_on(batch)
    monkeypatch.setattr(running, "store_rows", store)
    batch.refresh_from_db()
    assert batch.state == Import.State.EN_COURS
    assert Proposition.objects.count() == 4

    running.go_on(batch)

    batch.refresh_from_db()
    assert counts(batch) == (7, 7, 0, 0)
    assert batch.state == Import.State.TERMINE
    assert_exact()


def test_an_import_cut_off_can_be_undone(monkeypatch):
    batch = received(decidim(decidim_row(1), decidim_row(2)))
    running.begin(batch, Import.State.EN_COURS, sources=running.TRIABLE)
    running.go_on(batch)
    Import.objects.filter(pk=batch.pk).update(
        state=Import.State.EN_COURS, created_count=1, heartbeat=timezone.now() - timezone.timedelta(hours=1)
    )
    batch.refresh_from_db()
    assert batch.is_cut_off
    assert undone(batch).removed_count == 2
    assert_exact()


def test_two_imports_do_not_run_at_once():
    first, second = received(decidim(decidim_row(1))), received(decidim(decidim_row(2)))
    running.begin(first, Import.State.EN_COURS, sources=running.TRIABLE)
    with pytest.raises(running.Busy, match="Un autre import est en cours"):
        running.begin(second, Import.State.EN_COURS, sources=running.TRIABLE)
    with pytest.raises(running.Busy, match="a changé"):
        running.begin(first, Import.State.EN_COURS, sources=running.TRIABLE)


def test_a_row_stored_meanwhile_is_the_only_one_left_out(monkeypatch):
    batch = received(decidim(decidim_row(1), decidim_row(2)))
    other = carried_out(decidim(decidim_row(3)))
    running.begin(batch, Import.State.EN_COURS, sources=running.TRIABLE)
    store = running.store_step

    def race(*arguments):
        Provenance.objects.create(
            proposition=PropositionFactory(),
            batch=other,
            line=9,
            system="participez.example.org",
            identifier="1",
        )
        store(*arguments)

    monkeypatch.setattr(running, "store_step", race)
    running.go_on(batch)
    batch.refresh_from_db()
    assert counts(batch) == (2, 1, 1, 0)


def test_trying_out_stores_nothing_and_tells_the_same():
    batch = received(decidim(decidim_row(1), decidim_row(2, title="")))
    running.begin(batch, Import.State.ESSAI, sources=running.TRIABLE)
    running.go_on(batch)
    batch.refresh_from_db()
    assert counts(batch) == (2, 1, 0, 1)
    assert batch.state == Import.State.ESSAYE
    assert not Proposition.objects.exists()


def command(*arguments) -> str:
    output = io.StringIO()
    call_command("import_propositions", *map(str, arguments), stdout=output, stderr=output)
    return output.getvalue()


@pytest.fixture
def decidim_file(tmp_path):
    path = tmp_path / "propositions.csv"
    path.write_bytes(decidim(decidim_row(1), decidim_row(2, title="")))
    return path


def test_the_command_tries_out_imports_and_undoes(decidim_file, tmp_path):
    report = tmp_path / "rapport.csv"
    assert "2 lignes lues : 1 à créer, 0 déjà là, 1 refusées. Rien n’a été enregistré" in command(
        decidim_file, "--dry-run", "--report", report
    )
    assert "Le titre est vide" in report.read_text("utf-8-sig")
    assert not Import.objects.exists()

    said = command(decidim_file, "--publish")
    assert "2 lignes lues : 1 créées, 0 déjà là, 1 refusées" in said
    assert "ligne 3, 2 – Refusée : Le titre est vide." in said

    batch = Import.objects.get()
    assert "1 propositions retirées, 0 gardées" in command("--undo", batch.pk)
    assert not Proposition.objects.exists()


def test_the_command_writes_a_correspondence_and_reads_it_back(tmp_path, decidim_file):
    path = tmp_path / "correspondance.json"
    command(decidim_file, "--write-map", path)
    assert '"Égal accès": {\n      "axe": "egal-acces"' in path.read_text("utf-8")
    assert not Import.objects.exists()
    assert "1 créées" in command(decidim_file, "--map", path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"axe": "nulle-part"}', "l’axe « nulle-part »"),
        (b'{"axe": ', "JSON"),
        (b"[1]", "un objet"),
        (b'{"axes": 1}', "ne connaît pas : axes"),
        (b"genre;valeur;axe\ncategorie;x;nulle-part\n", "nulle-part"),
        (b"valeur;axe\nx;y\n", "« genre »"),
    ],
)
def test_a_correspondence_that_leads_nowhere_is_refused(tmp_path, decidim_file, content, said):
    path = tmp_path / "correspondance"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        command(decidim_file, "--map", path)


def test_a_correspondence_may_be_a_spreadsheet(tmp_path, decidim_file, axe):
    path = tmp_path / "correspondance.csv"
    path.write_text(
        "genre;valeur;axe;region;profil\ndefaut;;egal-acces;;parent\nsecteur;Bretagne;;corse;\n", "utf-8"
    )
    command(decidim_file, "--map", path)
    proposition = Proposition.objects.get()
    assert (proposition.axe, proposition.region.slug, proposition.profil_id) == (axe, "corse", "parent")


@pytest.mark.parametrize("content", [b"nom;prenom\na;b\n", b"", b"PK\x03\x04abc"])
def test_a_file_that_is_none_of_ours_is_refused_whole(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError):
        command(path)
    assert not Import.objects.exists()


def test_decidim_of_2020_names_its_votes_supports():
    headers = ["supports" if name == "votes" else name for name in imports.DECIDIM_OLD]
    row = decidim_row(1)
    row["supports"] = row.pop("votes")
    carried_out(decidim(row, headers=headers))
    assert Proposition.objects.get().declared_supports == 7


@pytest.mark.parametrize("written", ["1 200", "1\u00a0200", "1\u202f200", "1200.0"])
def test_a_number_is_read_with_the_spaces_that_french_puts_there(written):
    carried_out(decidim(decidim_row(1, votes=written)))
    assert Proposition.objects.get().declared_supports == 1200


def test_what_stands_between_chevrons_is_kept_in_our_model_which_is_plain_text():
    text = "Voir <mots entre chevrons> &amp; si 3 < 4 > 2."
    carried_out(table(imports.MODEL, [model_row(1, Titre="Un <b>titre</b> tel quel", Texte=text)]))
    made = Proposition.objects.get()
    assert (made.title, made.text) == ("Un <b>titre</b> tel quel", text)


@pytest.mark.parametrize("content", ["decidim", "modele"])
def test_what_is_longer_than_the_form_allows_is_imported_whole(content):
    title, text = "Article premier sur les outils numériques de chaque école " * 9, "Un alinéa. " * 3_000
    if content == "decidim":
        batch = carried_out(decidim(decidim_row(1, title=title, body=text)))
    else:
        batch = carried_out(table(imports.MODEL, [model_row(1, Titre=title, Texte=text)]))
    made = Proposition.objects.get()
    assert counts(batch) == (1, 1, 0, 0)
    assert made.text == f"{title.strip()}\n\n{text.strip()}"
    assert len(made.title) <= 150 and title.startswith(made.title.removesuffix("…"))
    assert "abrégé" in reasons(batch)[2]


def test_a_title_of_one_endless_word_is_cut_too():
    carried_out(decidim(decidim_row(1, title="a" * 400)))
    made = Proposition.objects.get()
    assert len(made.title) == 150 and made.text.startswith("a" * 400 + "\n\n")


@pytest.mark.parametrize(
    "place",
    [
        "Bretagne",
        "bretagne",
        "Région académique Bretagne",
        "REGION ACADEMIQUE DE BRETAGNE",
        "Académie de Rennes",
        "Rennes",
        "Rectorat de Rennes",
    ],
)
def test_a_place_is_understood_however_people_name_it(place):
    batch = carried_out(table(imports.MODEL, [model_row(1, **{"Région académique": place})]))
    assert Proposition.objects.get().region.slug == "bretagne"
    assert reasons(batch) == {}


@pytest.mark.parametrize(
    "place", ["Académie d’Aix-Marseille", "académie de la Martinique", "Académie de La Réunion", "la réunion"]
)
def test_articles_and_elisions_are_no_part_of_a_place(place):
    carried_out(table(imports.MODEL, [model_row(1, **{"Région académique": place})]))
    assert Proposition.objects.get().region


def test_a_row_of_unknown_axis_says_through_which_theme_it_entered_another(axe, theme):
    batch = carried_out(table(imports.MODEL, [model_row(1, Axe="Axe disparu", Thèmes=theme.name)]))
    assert Proposition.objects.get().axe == axe
    assert (
        f"L’axe « Axe disparu » n’existe pas ici : rangée dans « {axe} » par son thème" in reasons(batch)[2]
    )


def test_the_report_names_each_row_as_its_spreadsheet_and_its_source_do():
    rows = [
        decidim_row(1, body="<p>Deux\nlignes</p>"),
        decidim_row(2, body=""),
        decidim_row(3, id=""),
        decidim_row(1),
    ]
    batch = carried_out(decidim(*rows))
    lines = batch.lines.exclude(kind="fichier").values_list("line", "identifier", "title", "kind")
    assert list(lines) == [
        (3, "2", "Prêter un ordinateur numéro 2", "refusee"),
        (4, "", "Prêter un ordinateur numéro 3", "refusee"),
        (5, "1", "Prêter un ordinateur numéro 1", "deja-la"),
    ]
    report = b"".join(reports.csv_report(batch)).decode()
    assert '"3";"2";"Prêter un ordinateur numéro 2";"Refusée"' in report


def test_what_cannot_be_represented_is_said_in_the_report_once():
    headers = [*imports.DECIDIM_OLD, "votes_against", "versions", "sources", "author/id"]
    rows = [
        decidim_row(number, votes_against=4, sources="", versions=2) | {"author/id": 9} for number in (1, 2)
    ]
    batch = carried_out(decidim(*rows, headers=headers))
    (line,) = batch.lines.filter(kind="fichier")
    assert (
        "« votes_against »" in line.reason
        and "« versions »" in line.reason
        and "« author/id »" in line.reason
    )
    assert "sources »" not in line.reason and counts(batch) == (2, 2, 0, 0)


def test_a_formula_matters_in_the_columns_that_are_read_alone():
    book = openpyxl.Workbook()
    book.active.append(["Titre", "Texte", "Axe", "Calcul"])
    book.active.append(["Un titre", "Un texte", "Égal accès", "=1+1"])
    book.active.append(["Un autre", "=A2", "Égal accès", ""])
    buffer = io.BytesIO()
    book.save(buffer)
    batch = carried_out(buffer.getvalue())
    assert counts(batch) == (2, 1, 0, 1)
    assert "formule" in reasons(batch)[3] and "B3" in reasons(batch)[3]


def test_an_import_undone_in_part_can_be_undone_again():
    batch = carried_out(decidim(decidim_row(1), decidim_row(2)))
    used = Proposition.objects.get(title__endswith=" 1")
    Proposition.objects.filter(pk=used.pk).update(support_count=1)
    batch = undone(batch)
    assert (batch.removed_count, batch.kept_count) == (1, 1)
    Proposition.objects.filter(pk=used.pk).update(support_count=0)
    batch = undone(batch)
    assert (batch.removed_count, batch.kept_count) == (2, 0)
    assert not Proposition.objects.exists() and not batch.lines.filter(kind="gardee").exists()
    with pytest.raises(running.Busy):
        undone(batch)


def test_what_an_import_brings_is_no_decision_of_today():
    author = UserFactory()
    carried_out(decidim(decidim_row(1), decidim_row(2, created_at="")), author=author)
    carried_out(decidim(decidim_row(3)), author=author, publish=False)
    assert QueueSummary.load().decided_today == 0
    waiting = Proposition.objects.to_moderate().get()
    life.apply(waiting.pk, Action.PUBLIER, actor=author)
    assert QueueSummary.load().decided_today == 1


def test_the_decision_screen_of_an_imported_text_names_its_source_and_promises_no_mail(client, moderator):
    carried_out(decidim(decidim_row(1)), publish=False)
    page = client.get(f"/admin/moderation/{Proposition.objects.get().pk}/").text
    assert "participez.example.org" in page and "Soutiens déclarés par la source" in page
    assert "Personne n’est prévenu" in page
    assert "auteur est prévenu" not in page and "auteur reçoit" not in page
