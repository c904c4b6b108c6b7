"""Strings planted wherever someone or others can write of them are sought everywhere once they have left."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from comptes import personal_data
from comptes.models import User
from contributions.commentaires import life as comment_life
from contributions.commentaires import reports as comment_reports
from contributions.commentaires.models import BrouillonCommentaire, Commentaire
from contributions.commentaires.states import CommentAction
from contributions.decisions import appeals, life
from contributions.propositions.models import Depot, Proposition
from contributions.propositions.states import Action
from contributions.signalements import reports
from courriels.models import Courriel
from evenements.inscriptions.choices import Attendance, State
from evenements.inscriptions.models import Inscription
from home.models import JeuDeDonnees
from lettres.models import Abonnement
from operations import scheduled
from operations.models import ScheduledRun
from tests.comptes.conftest import ask_code, last_code, try_code
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory
from tests.evenements.factories import EvenementPageFactory

pytestmark = pytest.mark.django_db

# One word is in all that is planted, the address included.
WORD = "zyxelle"
ADDRESS = f"{WORD}@example.org"
NAME = f"{WORD.capitalize()} Dupont"
PLANTED = WORD.encode()
ERASURE = "/mon-espace/donnees/effacement/"


@pytest.fixture(autouse=True)
def empty_storage(monkeypatch):
    monkeypatch.setattr(default_storage, "_wrapped", InMemoryStorage())


@pytest.fixture
def person(client) -> User:
    ask_code(client, ADDRESS)
    user = try_code(client, last_code(ADDRESS)).wsgi_request.user
    User.objects.filter(pk=user.pk).update(public_name=NAME, first_name=NAME, last_name=NAME)
    return User.objects.get(pk=user.pk)


def rows_of(table: str) -> Iterator[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        yield from cursor.fetchall()


def files_under(folder: str = "") -> Iterator[str]:
    folders, names = default_storage.listdir(folder)
    for name in names:
        yield f"{folder}/{name}".lstrip("/")
    for inner in folders:
        yield from files_under(f"{folder}/{inner}".lstrip("/"))


def holds(value: object) -> bool:
    content = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    return PLANTED in content.lower()


def places() -> set[str]:
    """Where the planted word still is: every column of every table, every session, every file."""
    found = set()
    for table in connection.introspection.table_names():
        for row in rows_of(table):
            if any(holds(value) for value in row):
                found.add(table)
    if any(holds(session.get_decoded()) for session in Session.objects.all()):
        found.add("django_session")
    for name in files_under():
        with default_storage.open(name) as file:
            if holds(name) or holds(file.read()):
                found.add("files")
    return found


def plant_around_propositions(person: User, moderator: User, *, words: str) -> None:
    """Signed propositions in each state, with what is said of each; ``words`` ends their title and text."""
    motif = MotifFactory()
    signed = {"auteur": person, "public_name": NAME, "organisation": f"Association {WORD}"}

    def proposition(**state) -> Proposition:
        row = PropositionFactory(**signed, **state)
        row.title, row.text = row.title + words, row.text + words
        row.suggested_theme = words
        row.save()
        return row

    published = proposition()
    life.index.update(life.SEARCH_KIND, published.pk)
    reports.report(published, motif=motif, message=f"Je connais {NAME}.", user=UserFactory(), network="a")
    refused = proposition(a_moderer=True)
    life.apply(refused.pk, Action.REJETER, actor=moderator, motif=motif, note=f"Bonjour {NAME}")
    appeals.ask(refused.pk, text=f"Je m’appelle {NAME} et je ne suis pas d’accord.")
    hidden = proposition()
    life.apply(hidden.pk, Action.MASQUER, actor=moderator, motif=motif, note=f"De {ADDRESS}")
    waiting = proposition(a_moderer=True)
    life.apply(waiting.pk, Action.PUBLIER, actor=moderator, note=f"Merci {NAME}")
    proposition(a_moderer=True)
    draft = PropositionFactory(brouillon=True, auteur=None, public_name=NAME, title=NAME)
    Depot.objects.create(proposition=draft, email=ADDRESS)


def plant_around_comments(client: Client, person: User, moderator: User, *, words: str) -> None:
    motif = MotifFactory()
    comments = [CommentaireFactory(auteur=person, public_name=NAME, text=f"Oui {n}{words}") for n in range(3)]
    comment_life.apply(
        comments[0].pk, CommentAction.MASQUER, actor=moderator, motif=motif, note=f"Bonjour {NAME}"
    )
    comment_reports.report(comments[1], motif=motif, message=NAME, user=None, network="b")
    others = CommentaireFactory()
    comment_reports.report(others, motif=motif, message=f"{NAME} le signale.", user=person, network="")
    written = {"position": "pour", "text": f"Un avis de {NAME}, gardé.", "public_name": NAME}
    # Begun before signing in, then opened signed in and left there.
    draft = BrouillonCommentaire.objects.create(
        proposition=others.proposition, submission_key="avant", **written
    )
    assert client.get(draft.step_path).status_code == 200


def plant_around_the_account(person: User, moderator: User) -> None:
    event = EvenementPageFactory()
    Inscription.objects.create(
        evenement=event,
        email=ADDRESS,
        name=NAME,
        needs=f"{NAME} vient en fauteuil.",
        attendance=Attendance.ON_SITE,
        state=State.A_CONFIRMER,
    )
    Abonnement.objects.create(email=ADDRESS, confirmed_at=timezone.now())
    log(person, "wagtail.edit", user=moderator)
    # Signed in on a second device, and waiting for a code on a third.
    second, third = Client(), Client()
    ask_code(second, ADDRESS)
    try_code(second, last_code(ADDRESS))
    ask_code(third, ADDRESS)


@pytest.mark.postgresql
@pytest.mark.parametrize("texts", list(personal_data.TextsChoice))
def test_nothing_of_someone_who_has_left_is_anywhere(
    client, person, texts, django_capture_on_commit_callbacks
):
    words = f", dit {NAME}." if texts == personal_data.TextsChoice.RETIRES else ""
    moderator = UserFactory(is_superuser=True)
    plant_around_propositions(person, moderator, words=words)
    plant_around_comments(client, person, moderator, words=words)
    plant_around_the_account(person, moderator)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("run_scheduled")
    planted = places()
    assert len(planted) > 12 and {"files", "django_session"} <= planted, planted
    kept = set(personal_data.export(person))
    assert {"commentaires commencés"} <= kept

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(ERASURE, {"texts": texts, "email": ADDRESS})
    assert "Votre compte est effacé" in client.get(response["Location"]).text

    # What holds all texts at once is made anew soon after, once for all who leave.
    assert places() <= {"files", "search_word"}
    due = dict(ScheduledRun.objects.values_list("name", "due_at"))
    assert due["publish_open_data"] <= timezone.now() + timedelta(hours=1)
    if words:
        assert due["rebuild_search"] <= timezone.now() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_open_data", verbosity=0)
        call_command("rebuild_search", verbosity=0)
    assert JeuDeDonnees.objects.exists()
    assert places() == set()


def test_the_sessions_of_others_go_on(client, person):
    other = Client()
    ask_code(other, f"a{ADDRESS}")
    try_code(other, last_code(f"a{ADDRESS}"))
    client.post(ERASURE, {"texts": "anonymes", "email": ADDRESS})
    assert other.get("/mon-espace/").status_code == 200
    assert client.get("/mon-espace/").status_code == 302


def test_decisions_keep_their_date_and_their_reason_without_a_word_on_the_author(person):
    motif, moderator = MotifFactory(label="Hors sujet"), UserFactory()
    proposition = PropositionFactory(auteur=person)
    comment = CommentaireFactory(auteur=person)
    life.apply(proposition.pk, Action.MASQUER, actor=moderator, motif=motif, note=f"Bonjour {NAME}")
    comment_life.apply(comment.pk, CommentAction.MASQUER, actor=moderator, motif=motif, note=NAME)

    personal_data.erase(person, personal_data.TextsChoice.ANONYMES)

    for row, action in ((proposition, Action.MASQUER), (comment, CommentAction.MASQUER)):
        step = row.transitions.get(action=action)
        assert (step.motif, step.actor, step.note) == (motif, moderator, "")
        assert step.date is not None


def test_a_comment_written_signed_in_and_not_sent_goes_with_the_account(client, person, monkeypatch):
    proposition = PropositionFactory()
    draft = BrouillonCommentaire.objects.create(
        proposition=proposition, position="pour", text="Gardé.", submission_key="a"
    )
    strangers = BrouillonCommentaire.objects.create(
        proposition=proposition, position="pour", text="D’une autre personne.", submission_key="b"
    )
    assert client.get(draft.step_path).status_code == 200
    client.post(ERASURE, {"texts": "anonymes", "email": ADDRESS})
    assert list(BrouillonCommentaire.objects.all()) == [strangers]
    assert not Commentaire.objects.exists()
    assert not Courriel.objects.filter(recipient=ADDRESS).exists()


def test_what_is_asked_while_a_work_runs_is_done_again():
    scheduled.register("publish_open_data", every=timedelta(days=1))
    began = timezone.now()
    ScheduledRun.objects.create(name="publish_open_data", due_at=began)
    assert ScheduledRun.objects.claim("publish_open_data", began)
    scheduled.hasten("publish_open_data", within=timedelta(hours=1))
    ScheduledRun.objects.finish("publish_open_data", began, timezone.now(), every=timedelta(days=1))
    assert ScheduledRun.objects.get().due_at <= timezone.now() + timedelta(hours=1)


def test_a_page_says_what_an_erasure_takes(client, person):
    assert "vos recours" in client.get(reverse("comptes:erasure")).text
