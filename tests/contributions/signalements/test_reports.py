"""Readers report, once each; several put a content first, and only the team hides it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from comptes import personal_data
from comptes.personal_data import TextsChoice
from contributions.commentaires import life as comment_life
from contributions.commentaires import reports as comment_reports
from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import CommentAction
from contributions.decisions import life
from contributions.propositions.models import ConsultationSettings
from contributions.propositions.states import Action
from contributions.signalements import reports
from contributions.signalements.models import Signalement
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, MotifFactory, PropositionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pause")]


@pytest.fixture
def motif():
    return MotifFactory(label="Propos injurieux")


def path(content) -> str:
    kind = "commentaires/" if content._meta.model_name == "commentaire" else ""
    return f"/propositions/{kind}{content.pk}/signaler/"


def report_by(content, motif, *people: int) -> None:
    for network in people:
        store = comment_reports.report if isinstance(content, Commentaire) else reports.report
        store(content, motif=motif, message="", user=None, network=str(network))


def test_anyone_reports_without_an_account_and_once_per_network(client, motif):
    for content in (PropositionFactory(), CommentaireFactory()):
        form = client.get(path(content))
        assert form.status_code == 200 and "csrftoken" not in form.cookies
        sent = {"motif": motif.pk, "message": "Lisez la deuxième phrase."}
        assert "Merci" in client.post(path(content), sent).content.decode()
        assert "déjà signalé" in client.post(path(content), sent).content.decode()
        content.refresh_from_db()
        assert content.report_count == 1
    assert Signalement.objects.count() == 2


def test_two_people_of_one_network_who_are_signed_in_count_twice(client, motif):
    comment = CommentaireFactory()
    for _ in range(2):
        client.force_login(UserFactory())
        client.post(path(comment), {"motif": motif.pk})
    comment.refresh_from_db()
    assert comment.report_count == 2


@pytest.mark.parametrize("data", [{}, {"motif": "999999"}, {"motif": "x\x00"}, {"motif": "9" * 40}])
def test_a_report_without_a_known_reason_is_asked_for_one(client, data):
    comment = CommentaireFactory()
    response = client.post(path(comment), data | {"message": "Ce que j’ai tapé"})
    assert response.status_code == 422 and "Ce que j’ai tapé" in response.content.decode()


def test_another_site_cannot_report(client, motif):
    comment = CommentaireFactory()
    sent = client.post(path(comment), {"motif": motif.pk}, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403 and not Signalement.objects.exists()


def test_too_many_reports_from_one_network_wait(client, motif, settings):
    settings.PROTECTION_HOURLY_LIMIT_SLOW = 1
    client.post(path(CommentaireFactory()), {"motif": motif.pk})
    response = client.post(path(CommentaireFactory()), {"motif": motif.pk, "message": "Gardé"})
    assert response.status_code == 429 and "Gardé" in response.content.decode()


def test_what_is_no_longer_online_is_not_reported(client, motif):
    hidden = CommentaireFactory(masque=True)
    under = CommentaireFactory(proposition=PropositionFactory(masquee=True))
    for content in (hidden, under, PropositionFactory(masquee=True)):
        assert client.post(path(content), {"motif": motif.pk}).status_code == 409
    for unknown in (CommentaireFactory(a_moderer=True), PropositionFactory(a_moderer=True)):
        assert client.post(path(unknown), {"motif": motif.pk}).status_code == 404
    assert client.get("/propositions/commentaires/999999999999/signaler/").status_code == 404
    assert not Signalement.objects.exists()


def test_several_reports_queue_a_comment_first_and_never_hide_it(motif):
    settings = ConsultationSettings.load()
    settings.reports_first_threshold = 2
    settings.save()
    comment = CommentaireFactory()
    report_by(comment, motif, 1)
    comment.refresh_from_db()
    assert not comment.waiting
    report_by(comment, motif, *range(2, 30))
    comment.refresh_from_db()
    assert comment.waiting and comment.reported_first and comment.is_published and comment.listed
    assert comment.report_count == 29


def test_keeping_a_comment_closes_its_reports(motif):
    comment, actor = CommentaireFactory(), UserFactory()
    report_by(comment, motif, 1, 2, 3)
    comment_life.apply(comment.pk, CommentAction.VALIDER, actor=actor)
    comment.refresh_from_db()
    assert (comment.report_count, comment.waiting, comment.reported_first) == (0, False, False)
    assert {row.outcome for row in Signalement.objects.all()} == {"maintenu"}


def test_hiding_a_content_closes_its_reports(motif):
    comment, proposition = CommentaireFactory(), PropositionFactory()
    report_by(comment, motif, 1, 2)
    report_by(proposition, motif, 1, 2)
    comment_life.apply(comment.pk, CommentAction.MASQUER, motif=motif)
    life.apply(proposition.pk, Action.MASQUER, motif=motif)
    proposition.refresh_from_db()
    assert proposition.report_count == 0
    assert {row.outcome for row in Signalement.objects.all()} == {"masque"}


def test_moderators_see_the_most_reported_first_and_keep_a_proposition(client, moderator, motif):
    once, often = PropositionFactory(title="Signalée une fois"), PropositionFactory(title="Souvent signalée")
    report_by(once, motif, 1)
    report_by(often, motif, 1, 2, 3)
    report_by(CommentaireFactory(text="Un commentaire signalé"), motif, 1)
    body = client.get("/admin/signalements/").content.decode()
    assert body.index("Souvent signalée") < body.index("Signalée une fois")
    assert "Un commentaire signalé" in body and "Propos injurieux" in body
    client.post("/admin/signalements/", {"proposition": often.pk})
    often.refresh_from_db()
    assert often.is_published and often.report_count == 0
    assert client.post("/admin/signalements/", {"proposition": "x"}).status_code == 404


def test_closed_reports_go_after_their_time(motif):
    comment = CommentaireFactory()
    report_by(comment, motif, 1, 2)
    reports.close(comment, Signalement.Outcome.MAINTENU, actor=None)
    old = Signalement.objects.first()
    Signalement.objects.filter(pk=old.pk).update(
        closed_at=timezone.now() - reports.LIFETIME - timedelta(days=1)
    )
    call_command("purge_signalements", verbosity=0)
    assert Signalement.objects.count() == 1


def test_ones_reports_are_exported_and_lose_their_person(motif):
    user, comment = UserFactory(), CommentaireFactory()
    reports.report(comment, motif=motif, message="Je suis concerné", user=user, network="")
    assert personal_data.export(user)["signalements"][0]["précision"] == "Je suis concerné"
    personal_data.erase(user, TextsChoice.ANONYMES)
    row = Signalement.objects.get()
    assert (row.user, row.message) == (None, "")
    comment.refresh_from_db()
    assert comment.report_count == 1
