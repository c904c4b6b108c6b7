"""An author contests a decision once, and somebody else decides."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from contributions.decisions import appeals, contesting, life
from contributions.decisions.models import Recours
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, State
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory

pytestmark = pytest.mark.django_db

WHY = "Ma proposition parle bien du numérique, comme la charte le demande."
DECISIONS = [Action.REJETER, Action.MASQUER]


def moderator_account():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Modération"))
    return user


def refused(action=Action.REJETER, actor=None, **fields) -> Proposition:
    row = PropositionFactory(**({"a_moderer": True} if action == Action.REJETER else {}), **fields)
    life.apply(row.pk, action, actor=actor or moderator_account(), motif=MotifFactory())
    row.refresh_from_db()
    return row


def contest_by_mail(row, text=WHY, **extra):
    return Client().post(contesting.path_of(row), {"text": text}, **extra)


@pytest.mark.parametrize("action", DECISIONS)
def test_the_mail_of_the_decision_leads_to_the_form_without_an_account(action):
    row = refused(action)
    mail = Courriel.objects.get()
    assert contesting.path_of(row) in mail.body and "une autre personne" in mail.body
    page = Client().get(contesting.path_of(row))
    assert page.status_code == 200 and row.title in page.text
    assert page["Cache-Control"] == "private, no-store"
    response = contest_by_mail(row)
    assert response.status_code == 303 and Recours.objects.get().text == WHY
    assert row.transitions.filter(action=Action.CONTESTER, actor=row.auteur).exists()


def test_an_author_contests_from_their_own_space(client):
    row = refused()
    client.force_login(row.auteur)
    path = f"/mon-espace/propositions/{row.reference}/"
    assert f"{path}contester/" in client.get(path).text
    response = client.post(f"{path}contester/", {"text": WHY}, follow=True)
    assert "Votre recours est envoyé" in response.text and Recours.objects.exists()
    assert f"{path}contester/" not in client.get(path).text


def test_a_decision_is_contested_once_even_at_the_same_time():
    row = refused()
    contest_by_mail(row)
    response = contest_by_mail(row, "Une seconde explication, assez longue aussi.")
    assert response.status_code == 409 and "Une seconde explication" in response.text
    assert Recours.objects.count() == 1
    with pytest.raises(appeals.AppealRefused):
        appeals.ask(row.pk, text=WHY)


@pytest.mark.parametrize("text", ["", "   ", "Non.", "x" * 3001])
def test_an_explanation_too_short_or_too_long_is_sent_back(text):
    row = refused()
    response = contest_by_mail(row, text)
    assert response.status_code == 422 and not Recours.objects.exists()


def test_another_site_does_not_contest_in_an_authors_name():
    row = refused()
    response = contest_by_mail(row, HTTP_SEC_FETCH_SITE="cross-site", HTTP_ORIGIN="https://ailleurs.example")
    assert response.status_code == 403 and not Recours.objects.exists()


def test_a_forged_or_worn_token_opens_nothing(client):
    row = refused()
    token = contesting.token_of(row)
    for forged in (
        f"{row.pk}-abc",
        "abc",
        f"{2**70}-x",
        token[:-2] + "AA",
        f"{row.pk + 1}{token[token.index('-') :]}",
    ):
        response = client.get(f"/propositions/recours/{forged}/")
        assert response.status_code == 404 and row.title not in response.text
    Proposition.objects.filter(pk=row.pk).update(moderated_at=timezone.now())
    assert client.get(f"/propositions/recours/{token}/").status_code == 404


def test_nobody_contests_for_another(client):
    row = refused()
    client.force_login(UserFactory())
    assert (
        client.post(f"/mon-espace/propositions/{row.reference}/contester/", {"text": WHY}).status_code == 404
    )


@pytest.mark.parametrize("trait", [{}, {"a_moderer": True}, {"retiree": True}])
def test_only_a_refusal_is_contested(trait):
    row = PropositionFactory(**trait)
    with pytest.raises(appeals.AppealRefused):
        appeals.ask(row.pk, text=WHY)


def test_a_merged_proposition_is_not_contested():
    row = PropositionFactory()
    life.apply(row.pk, Action.FUSIONNER, merge_into=PropositionFactory())
    with pytest.raises(appeals.AppealRefused):
        appeals.ask(row.pk, text=WHY)


def test_two_months_later_it_is_too_late():
    row = refused()
    row.moderated_at = timezone.now() - timedelta(days=63)
    row.save()
    assert "délai" in appeals.why_not(row)


@pytest.fixture
def appeal(client):
    """An appeal that waits; the client is signed in as the first decider."""
    first = moderator_account()
    row = refused(actor=first)
    recours = appeals.ask(row.pk, text=WHY)
    Courriel.objects.all().delete()
    client.force_login(first)
    return recours


def path(recours) -> str:
    return f"/admin/recours/{recours.pk}/"


def test_who_decided_first_cannot_decide_the_appeal(client, appeal):
    page = client.get(path(appeal))
    assert WHY in page.text and "Trancher le recours" not in page.text
    response = client.post(path(appeal), {"outcome": "accorde", "note": "Un message à garder."})
    appeal.refresh_from_db()
    assert response.status_code == 409 and appeal.decided_at is None
    assert "Un message à garder." in response.text


def test_the_database_refuses_it_too(appeal):
    appeal.decided_by, appeal.decided_at, appeal.outcome = appeal.contested_actor, timezone.now(), "accorde"
    with pytest.raises(IntegrityError), transaction.atomic():
        appeal.save()


def test_nor_does_the_first_decider_go_round_by_restoring(client):
    first = moderator_account()
    row = refused(Action.MASQUER, actor=first)
    appeals.ask(row.pk, text=WHY)
    with pytest.raises(life.MoveRefused, match="recours"):
        life.apply(row.pk, Action.RETABLIR, actor=first)


def test_another_moderator_agrees_and_the_proposition_is_published(client, appeal):
    client.force_login(moderator_account())
    client.post(path(appeal), {"outcome": "accorde", "note": "Vous avez raison."})
    row = appeal.proposition
    row.refresh_from_db()
    assert row.state == State.PUBLIEE and row.transitions.filter(action=Action.ACCORDER).exists()
    mail = Courriel.objects.get(recipient=row.auteur.email)
    assert "vous donne raison" in mail.body and "Vous avez raison." in mail.body
    assert client.get(row.get_absolute_url()).status_code == 200


def test_another_moderator_upholds_the_decision_and_says_why(client, appeal):
    client.force_login(moderator_account())
    assert client.post(path(appeal), {"outcome": "maintenue", "note": ""}).status_code == 422
    assert client.post(path(appeal), {"outcome": "peut-être"}).status_code == 422
    client.post(path(appeal), {"outcome": "maintenue", "note": "Le texte vise une personne."})
    row = appeal.proposition
    row.refresh_from_db()
    assert row.state == State.REJETEE
    assert "Le texte vise une personne." in Courriel.objects.get().body
    assert client.post(path(appeal), {"outcome": "accorde"}).status_code == 409


def test_appeals_that_wait_are_counted_and_listed_for_moderators_alone(client, appeal):
    assert "recours attend" in client.get("/admin/").text.replace("</strong>", "").replace("\n", " ")
    assert appeal.proposition.title in client.get("/admin/recours/").text
    assert appeal.proposition.title not in client.get("/admin/recours/?tranches=1").text
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(editor)
    assert client.get("/admin/recours/").status_code in (302, 403)
    assert client.post(path(appeal), {"outcome": "accorde"}).status_code in (302, 403)
    appeal.refresh_from_db()
    assert appeal.decided_at is None


def test_an_appeal_about_words_withdrawn_waits_no_more(appeal):
    life.apply(appeal.proposition_id, Action.RETIRER)
    assert not Recours.objects.waiting().exists()


def test_the_receipt_says_that_an_appeal_was_made_and_no_word_of_it(client, appeal):
    client.logout()
    page = client.get(appeal.proposition.receipt_url).text
    assert "Recours de son auteur" in page
    assert WHY not in page and appeal.proposition.title not in page
