"""The public log of moderation: exact counts, no name, no words, a dozen queries."""

import datetime

import pytest
from django.utils import timezone

from contributions.commentaires import life as comment_life
from contributions.commentaires.states import CommentAction
from contributions.decisions import delays, journal, life
from contributions.decisions.undo import undo
from contributions.propositions.models import Motif, Proposition, Transition
from contributions.propositions.states import Action, State
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def decided(action=Action.PUBLIER, *, after_hours=1, motif=None, actor=None):
    row = PropositionFactory(a_moderer=True)
    life.apply(
        row.pk,
        action,
        actor=actor or UserFactory(first_name="Ada"),
        motif=motif,
        note="" if motif else "Non.",
    )
    step = row.transitions.latest("pk")
    submitted_at = step.date - datetime.timedelta(hours=after_hours, minutes=5)
    Proposition.objects.filter(pk=row.pk).update(submitted_at=submitted_at)
    return step


def test_decisions_are_counted_by_nature_and_reason(client):
    motif = MotifFactory(label="Propos injurieux", explanation="Une attaque contre quelqu’un.")
    for action in (Action.PUBLIER, Action.PUBLIER, Action.RENVOYER):
        decided(action)
    decided(Action.REJETER, motif=motif)
    journal.refresh()
    page = client.get("/moderation/").text
    assert "Propos injurieux" in page and "1&nbsp;fois" in page and "Une attaque contre quelqu’un." in page
    loaded = journal.Journal.load()
    assert loaded.total == 4
    assert {line.label: line.total for line in loaded.actions} == {
        "Publiées": 2,
        "Renvoyées à leur auteur pour précision": 1,
        "Non publiées": 1,
    }
    assert (loaded.months[0].published, loaded.months[0].refused) == (2, 1)


def test_delays_are_those_of_half_and_of_nine_in_ten():
    for hours in (0, 1, 2, 3, 4, 5, 6, 7, 8, 100):
        decided(after_hours=hours)
    journal.refresh()
    loaded = journal.Journal.load()
    assert (loaded.median, loaded.ninetieth) == ("4\u00a0heures", "8\u00a0heures")
    assert journal.duration(0) == "moins d’une heure" and journal.duration(96) == "4\u00a0jours"


def test_only_the_first_decision_makes_a_delay():
    step = decided(after_hours=3)
    life.apply(step.proposition_id, Action.MASQUER, actor=UserFactory(), note="Non.")
    journal.refresh()
    assert [row.total for row in journal.DelayCount.objects.all()] == [1]
    assert journal.Journal.load().total == 2


def test_a_decision_taken_back_is_not_counted():
    step = decided(Action.REJETER)
    undo(step.lot, actor=step.actor)
    journal.refresh()
    assert journal.Journal.load().total == 0


def test_decisions_on_comments_are_counted_apart(client):
    comment, motif = CommentaireFactory(), MotifFactory(label="Propos injurieux")
    comment_life.apply(comment.pk, CommentAction.MASQUER, actor=UserFactory(), motif=motif)
    journal.refresh()
    loaded = journal.Journal.load()
    assert loaded.total == 0 and [(line.label, line.total) for line in loaded.comments] == [("Masqués", 1)]
    assert loaded.reasons[0].label == "Propos injurieux" and loaded.reasons[0].total == 1
    assert '"commentaire";"Masqué' in client.get("/moderation/decisions.csv").content.decode()


def test_months_that_are_over_are_read_once():
    step = decided()
    old = timezone.now() - datetime.timedelta(days=100)
    Transition.objects.filter(pk=step.pk).update(date=old)
    decided()
    assert journal.refresh() >= 4
    Transition.objects.filter(pk=step.pk).delete()
    assert journal.refresh() <= 2
    assert journal.Journal.load().total == 2
    journal.refresh(everything=True)
    assert journal.Journal.load().total == 1


def test_the_page_names_nobody_and_quotes_no_refused_text(client):
    motif = MotifFactory()
    step = decided(
        Action.REJETER, motif=motif, actor=UserFactory(first_name="Hypatie", last_name="Dalexandrie")
    )
    journal.refresh()
    for address in ("/moderation/", "/moderation/decisions.csv"):
        page = client.get(address).content.decode()
        for secret in ("Hypatie", "Dalexandrie", step.proposition.title, step.proposition.reference):
            assert secret not in page
        assert motif.label in page


def test_a_reason_that_looks_like_a_formula_runs_in_no_spreadsheet(client):
    decided(Action.REJETER, motif=MotifFactory(label="=HYPERLINK(1;2)"))
    journal.refresh()
    lines = client.get("/moderation/decisions.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"Mois";"Contenu";"Décision";"Motif";"Nombre"'
    assert "'=HYPERLINK" in lines[1] and ";=" not in lines[1]


def test_the_page_asks_a_dozen_times_at_most_and_sets_no_cookie(client):
    decided()
    journal.refresh()
    response = client.get("/moderation/")
    assert not response.cookies and "no-store" not in response.headers.get("Cache-Control", "")
    assert queries_of(client, "/moderation/") <= 12


def test_an_empty_log_says_so_and_still_gives_the_charter(client):
    Motif.objects.all().delete()
    MotifFactory(label="Hors sujet")
    page = client.get("/moderation/").text
    assert "Aucune décision n’est encore comptée" in page and "Hors sujet" in page


def test_the_team_and_the_public_read_one_delay_for_one_fact():
    noon = delays.midnight(datetime.date(2026, 3, 18)) + datetime.timedelta(hours=12)
    wait = {Action.PUBLIER: 2, Action.MASQUER: 5, Action.RENVOYER: 9}
    for action, hours in wait.items():
        row = PropositionFactory(submitted_at=noon - datetime.timedelta(hours=hours))
        for later, step in enumerate((action, Action.REJETER)):
            Transition.objects.create(
                proposition=row,
                action=step,
                from_state=State.A_MODERER,
                to_state=State.PUBLIEE,
                date=noon + datetime.timedelta(hours=later),
            )
    imported = PropositionFactory(submitted_at=noon)
    Transition.objects.create(
        proposition=imported,
        action=Action.PUBLIER,
        from_state=State.A_MODERER,
        to_state=State.PUBLIEE,
        date=noon,
    )
    journal.refresh(everything=True)
    day = delays.count(timezone.localdate(noon))
    [month] = [row for row in journal.Journal.load().months if row.month == journal.first_of_month(day.day)]
    assert (day.decided, day.median, month.median) == (3, datetime.timedelta(hours=5), "5\u00a0heures")
