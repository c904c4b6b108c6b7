"""The queue: its order, filters, search, cost and export."""

import csv
import io
from datetime import timedelta
from urllib.parse import parse_qs, urlencode

import openpyxl
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.analyse import screening
from contributions.moderation.filters import QueueFilterSet
from contributions.moderation.kept_filters import known_filters
from editorial.admin_lists import parameter_names
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import RegionAcademique

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]
QUEUE = "/admin/moderation/"


def rows(client, **params):
    return list(client.get(QUEUE, params).context["object_list"])


def days_ago(number):
    return timezone.now() - timedelta(days=number)


def test_the_queue_holds_what_waits_oldest_first(client):
    recent = PropositionFactory(a_moderer=True, submitted_at=days_ago(1))
    unread = PropositionFactory(moderated_at=None, submitted_at=days_ago(3))
    old = PropositionFactory(a_moderer=True, submitted_at=days_ago(5))
    for trait in ("brouillon", "rejetee", "masquee", "retiree"):
        PropositionFactory(**{trait: True})
    PropositionFactory()
    assert rows(client) == [old, unread, recent]
    assert rows(client, ordering="-submitted_at") == [recent, unread, old]


def test_what_several_readers_reported_is_said_first_and_listed_by_reports(client):
    few, many = PropositionFactory(report_count=1), PropositionFactory(report_count=3)
    PropositionFactory(masquee=True, report_count=5)
    page = client.get(QUEUE)
    assert page.context["reported_first"] == 1 and "à relire d’abord" in page.text
    listed = client.get(page.context["reported_url"])
    assert list(listed.context["object_list"]) == [many, few]
    assert "3 signalements" in listed.text and "1 signalement<" in listed.text
    many.report_count = 0
    many.save()
    assert "à relire d’abord" not in client.get(QUEUE).text


@pytest.mark.parametrize(
    ("situation", "traits"),
    [
        ("a-moderer", {"a_moderer": True}),
        ("a-relire", {"moderated_at": None}),
        ("publiees", {}),
        ("renvoyees", {"state": "brouillon", "published_at": None}),
        ("rejetees", {"rejetee": True}),
        ("masquees", {"masquee": True}),
        ("retirees", {"retiree": True}),
    ],
)
def test_each_situation_lists_its_own(client, situation, traits):
    wanted = PropositionFactory(**traits)
    PropositionFactory(brouillon=True)
    assert wanted in rows(client, situation=situation)
    assert wanted in rows(client, situation="toutes")
    others = {"a-moderer", "rejetees", "masquees", "retirees", "renvoyees"} - {situation}
    assert all(wanted not in rows(client, situation=other) for other in others)


def test_merged_propositions_have_a_situation_of_their_own(client):
    merged = PropositionFactory(masquee=True, merged_into=PropositionFactory())
    assert rows(client, situation="fusionnees") == [merged]
    assert rows(client, situation="masquees") == []


def test_filters_combine(client):
    axe, theme, region = AxeFactory(), ThemeFactory(), RegionAcademique.objects.first()
    common = {"a_moderer": True, "axe": axe, "region": region, "profil_id": "eleve", "themes": [theme]}
    wanted = PropositionFactory(**common, submitted_at=days_ago(2))
    for change in (
        {"axe": AxeFactory()},
        {"region": None},
        {"profil_id": "parent"},
        {"themes": []},
        {"submitted_at": days_ago(9)},
    ):
        PropositionFactory(**{**common, "submitted_at": days_ago(2), **change})
    found = rows(
        client,
        axe=axe.pk,
        theme=theme.pk,
        region=region.pk,
        profil="eleve",
        recue_from=days_ago(3).date().isoformat(),
        recue_to=timezone.localdate().isoformat(),
    )
    assert found == [wanted]


@pytest.mark.parametrize(
    "params",
    [
        {"situation": "inconnue"},
        {"axe": "x"},
        {"theme": "99999999999999999999"},
        {"recue_from": "hier"},
        {"p": "abc"},
        {"p": "99999999"},
        {"ordering": "auteur__email"},
        {"q": "\x00"},
        {"q": "((*'\"%_\\"},
        {"q": "a" * 10_000},
    ],
)
def test_a_strange_address_is_no_error_and_never_opens_the_whole_table(client, params):
    PropositionFactory()
    response = client.get(QUEUE, params)
    assert response.status_code == 200
    assert not list(response.context["object_list"])


def test_a_reference_finds_its_proposition_whatever_the_filters(client):
    refused = PropositionFactory(rejetee=True)
    assert rows(client, q=f" {refused.display_reference.lower()} ") == [refused]


@pytest.mark.postgresql
def test_words_find_what_waits_with_or_without_accents(client):
    wanted = PropositionFactory(a_moderer=True, title="Équiper chaque école de tablettes")
    screening.screen([wanted, PropositionFactory(a_moderer=True)])
    assert rows(client, q="equiper ecole") == [wanted]
    assert rows(client, q="tablette écoles") == [wanted]
    assert rows(client, q="ÉCOLE") == [wanted]
    assert rows(client, q="équiper cantine") == []


def test_the_queue_is_filtered_and_sorted_by_alerts(client):
    calm, linked, loud = (
        PropositionFactory(a_moderer=True, text=text, submitted_at=days_ago(age))
        for age, text in enumerate(
            [
                "Ouvrir les salles informatiques le soir.",
                "Voyez https://vendeur.example/tableaux et achetez.",
                "IL FAUT ABSOLUMENT ARRETER LES ECRANS, abrutis ! https://x.example/",
            ]
        )
    )
    screening.screen([calm, linked, loud])
    assert rows(client, alerte="lien") == [loud, linked]
    assert rows(client, alerte="majuscules") == rows(client, alerte="injure") == [loud]
    assert rows(client, alerte="toutes", ordering="-alert_count") == [loud, linked]
    assert rows(client, alerte="aucune") == [calm]
    assert rows(client, ordering="-alert_count") == [loud, linked, calm]
    assert rows(client, ordering="alert_count") == [calm, linked, loud]


def test_a_draft_nobody_confirmed_is_not_found(client):
    draft = PropositionFactory(brouillon=True)
    assert rows(client, q=draft.display_reference) == []
    assert client.get(f"{QUEUE}{draft.pk}/").status_code == 404


def test_the_queue_costs_the_same_with_ten_rows_and_two_hundred(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(QUEUE).status_code == 200
        return len(captured)

    themes, region = ThemeFactory.create_batch(2), RegionAcademique.objects.first()
    PropositionFactory.create_batch(10, a_moderer=True, themes=themes, region=region)
    client.get(QUEUE)
    few = queries()
    PropositionFactory.create_batch(190, a_moderer=True, themes=themes, region=region)
    assert queries() == few


def plan_of_the_queue(client):
    PropositionFactory(a_moderer=True)
    with CaptureQueriesContext(connection) as captured:
        client.get(QUEUE)
    listing = next(q["sql"] for q in captured if "ORDER BY" in q["sql"] and '"text"' in q["sql"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table of one row is read whole: only what the planner could use is of interest.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{listing}")
        return str(cursor.fetchall())


@pytest.mark.postgresql(only=True)
def test_the_queue_is_read_in_order_from_its_own_index(client):
    plan = plan_of_the_queue(client)
    assert "proposition_waiting" in plan and "Sort" not in plan


def test_the_queue_never_reads_the_whole_table(client):
    plan = plan_of_the_queue(client)
    assert "SCAN" not in plan and "proposition_unread" in plan


def exported(client, **params):
    response = client.get(QUEUE, {"export": "csv", **params})
    return list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig")), delimiter=";"))


def test_the_export_follows_the_filters_and_names_nobody(client):
    author = UserFactory(email="secret@example.org")
    wanted = PropositionFactory(
        a_moderer=True, auteur=author, public_name="Camille", themes=[ThemeFactory(name="Réseau")]
    )
    PropositionFactory()
    (row,) = exported(client)
    assert row["Référence"] == wanted.display_reference
    assert row["Thèmes"] == "Réseau"
    assert row["Reçue le"] == timezone.localtime(wanted.submitted_at).isoformat(timespec="seconds")
    assert row["Modérée le"] == ""
    assert "secret" not in str(row) and "Camille" not in str(row)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(client, sign):
    PropositionFactory(a_moderer=True, title=f"{sign}HYPERLINK(1)", organisation=f"{sign}1")
    (row,) = exported(client)
    assert row["Titre"] == f"'{sign}HYPERLINK(1)"
    assert row["Organisation"] == f"'{sign}1"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("what", ["word", "reference", "nothing"])
def test_what_was_searched_for_is_exported(client, kind, what):
    wanted = PropositionFactory(a_moderer=True, title="Du wifi partout", themes=[ThemeFactory()])
    screening.screen([wanted, PropositionFactory(a_moderer=True, title="Des cahiers")])
    asked = {"word": "wifi", "reference": wanted.display_reference, "nothing": "\x06"}[what]
    response = client.get(QUEUE, {"q": asked, "export": kind})
    assert response.status_code == 200
    content = b"".join(response)
    if kind == "csv" and what != "nothing":
        assert [row["Titre"] for row in exported(client, q=asked)] == ["Du wifi partout"]
    assert content


def test_names_that_hold_commas_stay_apart(client):
    names = ["Données, algorithmes", "Écoles"]
    PropositionFactory(a_moderer=True, themes=[ThemeFactory(name=name) for name in names])
    (row,) = exported(client)
    assert sorted(row["Thèmes"].split(" | ")) == names


def test_the_workbook_says_the_same(client):
    PropositionFactory(a_moderer=True, title="=1+1 dans un titre")
    content = b"".join(client.get(QUEUE, {"export": "xlsx"}))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    header, row = list(sheet.iter_rows(values_only=True))
    assert header[0] == "Référence"
    assert row[header.index("Titre")] == "'=1+1 dans un titre"


def test_the_export_costs_the_same_with_one_row_and_many(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            exported(client)
        return len(captured)

    themes = [ThemeFactory()]
    PropositionFactory(a_moderer=True, themes=themes)
    exported(client)
    one = queries()
    PropositionFactory.create_batch(30, a_moderer=True, themes=themes)
    assert queries() == one


@pytest.mark.parametrize("name", [name for name in QueueFilterSet.base_filters if name != "recue"])
def test_a_filter_whose_value_is_gone_leaves_nothing_and_says_so(client, name):
    waiting = PropositionFactory(a_moderer=True)
    page = client.get(QUEUE, {name: "disparue"}).text
    assert waiting.title not in page
    assert "disparue" in page and "n’existe plus" in page


def test_the_next_to_examine_obeys_a_filter_whose_value_is_gone(client):
    PropositionFactory(a_moderer=True)
    response = client.get("/admin/moderation/suivante/", {"theme": "999999"}, follow=True)
    assert "disparue" not in response.text
    assert response.redirect_chain and "theme=999999" in response.redirect_chain[-1][0]


def test_kept_filters_are_those_of_the_queue():
    asked = dict.fromkeys(parameter_names(QueueFilterSet), "1") | {"q": "mot", "ordering": "submitted_at"}
    kept = parse_qs(known_filters(QueryDict(urlencode(asked)))[1:])
    assert set(kept) == set(asked)
    assert {"origine", "recue_from", "recue_to"} <= set(kept)
