"""Someone takes all their data away, or leaves, with their texts or without."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comptes import personal_data
from comptes.models import User
from contributions.decisions import life
from contributions.decisions.authorship import TOMBSTONE_TITLE
from contributions.propositions import counters
from contributions.propositions.models import ConsultationSettings, Depot, Proposition, Transition
from contributions.propositions.models.depots import LIFETIME
from contributions.propositions.states import Action, State
from courriels import outbox
from courriels.models import Courriel
from search.models import Document
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

ADDRESS = "camille@example.org"
NAME = "Camille-du-Nom-Rare"
ERASURE = "/mon-espace/donnees/effacement/"


@pytest.fixture
def author(client):
    user = UserFactory(email=ADDRESS, public_name=NAME)
    client.force_login(user)
    return user


def write_in_every_state(author) -> dict[str, Proposition]:
    """One proposition in each state, all signed, and a draft that waits for the address."""
    signed = {"auteur": author, "public_name": NAME, "organisation": "Association-Rare"}
    rows = {
        State.A_MODERER: PropositionFactory(a_moderer=True, **signed),
        State.PUBLIEE: PropositionFactory(themes=[ThemeFactory()], **signed),
        State.MASQUEE: PropositionFactory(masquee=True, **signed),
        State.REJETEE: PropositionFactory(rejetee=True, **signed),
        State.RETIREE: PropositionFactory(retiree=True, **signed),
        State.BROUILLON: PropositionFactory(brouillon=True, **signed),
        "draft": PropositionFactory(brouillon=True, auteur=None, public_name=NAME),
    }
    Depot.objects.create(proposition=rows["draft"], email=ADDRESS)
    life.index.update(life.SEARCH_KIND, rows[State.PUBLIEE].pk)
    outbox.enqueue(
        to=ADDRESS, subject="Votre code", template="comptes/courriels/code", context={"code": "123456"}
    )
    return rows


def everything_stored() -> str:
    """Every row that may hold personal data, as text."""
    tables = (User, Proposition, Depot, Courriel, Transition, Document)
    return json.dumps([list(table.objects.values()) for table in tables], default=str, ensure_ascii=False)


def test_the_export_holds_everything_of_someone_and_nothing_of_others(client, author):
    rows = write_in_every_state(author)
    moderator = UserFactory(email="moderation@example.org")
    User.objects.filter(pk=author.pk).update(notifications=User.Notifications.NONE)
    life.apply(
        rows[State.A_MODERER].pk, Action.REJETER, actor=moderator, motif=MotifFactory(label="Hors sujet")
    )
    other = PropositionFactory(
        public_name="Une autre personne", auteur=UserFactory(email="autre@example.org")
    )
    outbox.enqueue(to="autre@example.org", subject="Secret", template="comptes/courriels/code", context={})
    response = client.get("/mon-espace/donnees/export.json")
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"].startswith('attachment; filename="mes-donnees-')
    assert response["Cache-Control"] == "private, no-store"
    text = response.text
    data = json.loads(text)
    assert set(data) == {holding.name for holding in personal_data.holdings()}
    assert data["compte"]["adresse"] == ADDRESS
    assert {row["titre"] for row in data["propositions"]} == {row.title for row in rows.values()}
    published = next(row for row in data["propositions"] if row["état"] == "Publiée")
    assert published["nom affiché"] == NAME
    assert published["thèmes"] == [rows[State.PUBLIEE].theme_links.get().tag.name]
    assert "Hors sujet" in text
    assert {mail["objet"] for mail in data["courriels"]} >= {"Votre code"}
    for forbidden in (
        other.title,
        "autre@example.org",
        "moderation@example.org",
        "Une autre personne",
        "Secret",
    ):
        assert forbidden not in text


def test_the_export_takes_as_many_queries_for_twenty_propositions_as_for_two(
    client, author, django_assert_num_queries
):
    PropositionFactory.create_batch(2, auteur=author, themes=[ThemeFactory()])
    client.get("/mon-espace/donnees/export.json")
    with CaptureQueriesContext(connection) as few:
        client.get("/mon-espace/donnees/export.json")
    PropositionFactory.create_batch(18, auteur=author, themes=[ThemeFactory()])
    with django_assert_num_queries(len(few)):
        client.get("/mon-espace/donnees/export.json")


@pytest.mark.postgresql
@pytest.mark.parametrize("texts", ["anonymes", "retires"])
def test_nothing_that_names_someone_remains_after_the_erasure(client, author, texts):
    write_in_every_state(author)
    stays = PropositionFactory(public_name="Une autre personne")
    response = client.post(ERASURE, {"texts": texts, "email": " Camille@example.org "})
    assert "Votre compte est effacé" in client.get(response["Location"]).text
    stored = everything_stored()
    for forbidden in (ADDRESS, NAME, "Association-Rare"):
        assert forbidden not in stored
    assert not User.objects.filter(pk=author.pk).exists()
    assert client.get("/mon-espace/").status_code == 302
    stays.refresh_from_db()
    assert stays.public_name == "Une autre personne"
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


@pytest.mark.postgresql
def test_texts_left_to_the_consultation_are_read_on_without_a_name(client, author):
    rows = write_in_every_state(author)
    published = rows[State.PUBLIEE]
    client.post(ERASURE, {"texts": "anonymes", "email": ADDRESS})
    page = client.get(published.get_absolute_url())
    assert page.status_code == 200
    assert published.text in page.text
    kept = {row.pk: row for row in Proposition.objects.all()}
    for state in (State.A_MODERER, State.PUBLIEE, State.MASQUEE):
        row = kept[rows[state].pk]
        assert (row.state, row.title, row.signature) == (state, rows[state].title, "Anonyme")
        assert row.version > rows[state].version
        assert [step.action for step in row.transitions.all()] == [Action.ANONYMISER]
    # What nobody will read any more is not kept for its own sake.
    for state in (State.REJETEE, State.RETIREE, State.BROUILLON):
        assert kept[rows[state].pk].text == ""
    assert rows["draft"].pk not in kept


@pytest.mark.postgresql
def test_texts_taken_away_leave_a_reference_that_says_so(client, author):
    rows = write_in_every_state(author)
    published = rows[State.PUBLIEE]
    client.post(ERASURE, {"texts": "retires", "email": ADDRESS})
    assert client.get(published.get_absolute_url()).status_code == 410
    receipt = client.get(published.receipt_url)
    assert receipt.status_code == 200
    assert "retirée par son auteur" in receipt.text
    assert not Document.objects.filter(kind=life.SEARCH_KIND, object_id=published.pk).exists()
    for row in Proposition.objects.exclude(pk=rows["draft"].pk):
        assert (row.title, row.text) == (TOMBSTONE_TITLE, "")
        assert row.state in (State.RETIREE, State.REJETEE)
    assert not Proposition.objects.filter(pk=rows["draft"].pk).exists()


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"texts": "anonymes", "email": "autre@example.org"}, "Ce n’est pas l’adresse de votre compte"),
        ({"texts": "anonymes", "email": ""}, "Recopiez votre adresse"),
        ({"texts": "", "email": ADDRESS}, "Choisissez ce que deviennent vos textes"),
        ({"texts": "tout", "email": ADDRESS}, "Ce choix n’existe pas"),
    ],
)
def test_an_erasure_that_is_not_confirmed_erases_nothing(client, author, sent, message):
    PropositionFactory(auteur=author, public_name=NAME)
    before = everything_stored()
    response = client.post(ERASURE, sent)
    assert response.status_code == 422
    assert message in response.text
    assert everything_stored() == before


def test_an_erasure_that_fails_half_way_erases_nothing(author, monkeypatch):
    PropositionFactory(auteur=author, public_name=NAME)
    before = everything_stored()
    monkeypatch.setattr(User, "delete", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        personal_data.erase(author, personal_data.TextsChoice.RETIRES)
    assert everything_stored() == before


def test_an_account_of_the_team_is_not_erased_from_here(client):
    chief = User.objects.create_superuser("chef@example.org")
    client.force_login(chief)
    response = client.post(ERASURE, {"texts": "anonymes", "email": "chef@example.org"})
    assert response.status_code == 403
    assert "fait partie de l’équipe" in response.text
    assert User.objects.get() == chief


def test_every_holding_of_personal_data_can_be_exported_and_erased():
    names = [holding.name for holding in personal_data.holdings()]
    # The account goes with the erasure itself, the mails once nothing more is written.
    assert names[0] == "compte" and names[-1] == "courriels"
    kept = {"propositions", "soutiens", "suivis", "commentaires", "soutiens à des commentaires"}
    assert kept <= set(names)


def test_drafts_that_nobody_confirmed_go_after_thirty_days(capsys):
    late = timezone.now() - LIFETIME * 1.01
    old, sent_back, recent = (
        PropositionFactory(brouillon=True, auteur=None),
        PropositionFactory(brouillon=True),
        PropositionFactory(brouillon=True, auteur=None),
    )
    Proposition.objects.filter(pk__in=[old.pk, sent_back.pk]).update(changed_at=late)
    Depot.objects.create(proposition=old, email=ADDRESS)
    call_command("purge_brouillons")
    assert "1 brouillon(s)" in capsys.readouterr().out
    assert set(Proposition.objects.all()) == {sent_back, recent}
    assert not Depot.objects.exists()


def close_consultation(days_ago: int | None) -> None:
    closes_at = None if days_ago is None else timezone.now() - timedelta(days=days_ago)
    ConsultationSettings.objects.update_or_create(defaults={"closes_at": closes_at})


@pytest.mark.parametrize(("days_ago", "left"), [(None, 3), (-10, 3), (10, 3), (364, 3), (366, 2)])
def test_unused_accounts_go_a_year_after_the_end(days_ago, left):
    old = timezone.now() - timedelta(days=400)
    gone = UserFactory(email=ADDRESS, date_joined=old)
    UserFactory(date_joined=old, last_login=timezone.now())
    UserFactory(date_joined=old, is_staff=True)
    proposition = PropositionFactory(auteur=gone, public_name=NAME)
    close_consultation(days_ago)
    User.objects.exclude(date_joined=old).delete()
    call_command("purge_comptes")
    assert User.objects.count() == left
    proposition.refresh_from_db()
    assert proposition.is_published
    assert proposition.signature == (NAME if left == 3 else "Anonyme")
    assert counters.totals_drift() == {}
