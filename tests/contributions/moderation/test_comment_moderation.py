"""Moderators read comments, decide, and what readers reported comes first."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.commentaires import counts
from contributions.commentaires.models import Commentaire, CommentaireTransition
from contributions.commentaires.states import CommentState
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory

pytestmark = pytest.mark.django_db

QUEUE = "/admin/commentaires/"


def decision(comment: Commentaire) -> str:
    return f"{QUEUE}{comment.pk}/"


def listed(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [cell.get_text(" ", strip=True) for cell in page.select("td.title a")]


def test_the_queue_shows_what_waits_first_what_several_reported(client, moderator):
    now = timezone.now()
    CommentaireFactory(text="Déjà lu", sent_at=now - timedelta(days=3))
    CommentaireFactory(a_moderer=True, text="Le plus récent", sent_at=now)
    CommentaireFactory(a_moderer=True, text="Le plus ancien", sent_at=now - timedelta(days=2))
    reported = CommentaireFactory(text="Signalé par plusieurs", sent_at=now)
    Commentaire.objects.filter(pk=reported.pk).update(report_count=3, reported_first=True, waiting=True)
    assert listed(client.get(QUEUE)) == ["Signalé par plusieurs", "Le plus ancien", "Le plus récent"]
    assert listed(client.get(f"{QUEUE}?situation=publies")) == ["Signalé par plusieurs", "Déjà lu"]
    assert listed(client.get(f"{QUEUE}?situation=signales")) == ["Signalé par plusieurs"]


def test_the_queue_takes_as_many_queries_for_fifty_rows_as_for_one(client, moderator):
    CommentaireFactory(a_moderer=True)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(QUEUE).status_code == 200
        return len(captured)

    client.get(QUEUE)
    few = queries()
    CommentaireFactory.create_batch(30, a_moderer=True, proposition=PropositionFactory())
    assert queries() == few


def test_a_decision_publishes_tells_the_author_and_leads_to_the_next(client, moderator):
    first, second = CommentaireFactory.create_batch(2, a_moderer=True)
    body = client.get(decision(first)).content.decode()
    assert first.text in body and first.auteur.email not in body
    response = client.post(decision(first), {"action": "publier", "version": first.version})
    assert response.url == decision(second)
    first.refresh_from_db()
    assert first.is_published and counts.drift() == {}
    assert Courriel.objects.get().recipient == first.auteur.email
    step = CommentaireTransition.objects.get()
    assert (step.actor, step.from_state, step.to_state) == (moderator, "a_moderer", "publie")


def test_hiding_asks_for_a_motif_and_keeps_the_message_typed(client, moderator):
    comment = CommentaireFactory()
    sent = {"action": "masquer", "version": comment.version, "note": "Relisez la charte."}
    response = client.post(decision(comment), sent)
    assert response.status_code == 422 and "Relisez la charte." in response.content.decode()
    client.post(decision(comment), sent | {"motif": MotifFactory().pk})
    comment.refresh_from_db()
    assert comment.state == CommentState.MASQUE and not comment.listed


def test_two_moderators_never_decide_twice(client, moderator):
    comment = CommentaireFactory(a_moderer=True)
    client.post(decision(comment), {"action": "publier", "version": comment.version})
    response = client.post(decision(comment), {"action": "publier", "version": comment.version})
    assert response.status_code == 409 and Courriel.objects.count() == 1


def test_unknown_actions_and_rows_are_told_and_change_nothing(client, moderator):
    comment = CommentaireFactory(a_moderer=True)
    for data in ({}, {"action": "effacer"}, {"action": "publier", "version": "abc"}):
        assert client.post(decision(comment), data).status_code == 409
    assert client.get(f"{QUEUE}999999999999999999999/").status_code == 404
    comment.refresh_from_db()
    assert comment.state == CommentState.A_MODERER


def test_a_selection_is_decided_together(client, moderator):
    rows = CommentaireFactory.create_batch(3, a_moderer=True)
    path = "/admin/bulk/contributions/commentaire/{}/?" + "&".join(f"id={row.pk}" for row in rows)
    assert client.get(path.format("publier")).status_code == 200
    versions = {f"version-{row.pk}": row.version for row in rows[:2]}
    client.post(path.format("publier"), versions)
    assert Commentaire.objects.published().count() == 2
    for row in rows:
        row.refresh_from_db()
    versions = {f"version-{row.pk}": row.version for row in rows}
    client.post(path.format("masquer"), versions | {"motif": MotifFactory().pk, "note": ""})
    assert Commentaire.objects.filter(state=CommentState.MASQUE).count() == 3
    assert counts.drift() == {}


def test_only_the_team_reads_the_queue(client):
    client.force_login(UserFactory())
    for path in (QUEUE, decision(CommentaireFactory()), "/admin/signalements/"):
        assert client.get(path).status_code in (302, 403)


def test_the_export_runs_no_formula(client, moderator):
    CommentaireFactory(a_moderer=True, text="=HYPERLINK(1)")
    response = client.get(f"{QUEUE}?export=csv")
    body = b"".join(response.streaming_content).decode()
    assert "'=HYPERLINK(1)" in body
