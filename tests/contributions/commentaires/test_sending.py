"""Writing a comment: stored first, then signed; nothing typed is lost, nothing is sent twice."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from contributions.commentaires import sending
from contributions.commentaires.models import BrouillonCommentaire, Commentaire
from contributions.commentaires.states import CommentState
from contributions.propositions.models import ConsultationSettings
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import CommentaireFactory, PropositionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pause")]

WORDS = "D’accord, à condition que les parents soient prévenus."


@pytest.fixture
def proposition():
    return PropositionFactory()


def path(proposition) -> str:
    return reverse("contributions:write_comment", args=[proposition.pk])


def typed(**changes) -> dict:
    return {"position": "pour", "text": WORDS, "public_name": "Camille", "accept_charter": "on", **changes}


def sent_by(client, proposition, user=None, **changes):
    client.force_login(user or UserFactory())
    return client.post(path(proposition), typed(**changes), follow=True)


def test_text_is_kept_before_anyone_says_who_they_are(client, proposition):
    response = client.post(path(proposition), typed())
    draft = BrouillonCommentaire.objects.get()
    assert draft.text == WORDS and response.status_code == 303 and response.url == draft.step_path
    page = client.get(response.url)
    assert WORDS in page.content.decode().replace("&#x27;", "'")
    assert "no-store" in page["Cache-Control"] and not Commentaire.objects.exists()


def test_after_the_code_the_author_comes_back_and_sends(client, proposition):
    response = client.post(path(proposition), typed())
    step = response.url
    form = BeautifulSoup(client.get(step).content, "html.parser").select_one("form.proposition-form")
    assert form["action"] == "/mon-espace/connexion/"
    assert form.select_one("[name=suite]")["value"] == step
    client.post(form["action"], {"email": "camille@example.org", "suite": step})
    code = Courriel.objects.latest("pk").subject[:6]
    assert client.post("/mon-espace/connexion/code/", {"code": code}).url == step
    client.post(step)
    comment = Commentaire.objects.get()
    assert (comment.auteur.email, comment.state) == ("camille@example.org", CommentState.A_MODERER)
    assert not BrouillonCommentaire.objects.exists()


def test_who_is_signed_in_sends_at_once_when_the_browser_gave_its_proof(client, proposition, monkeypatch):
    from protection import gate

    monkeypatch.setattr(gate, "assess", lambda *args, **kwargs: gate.Assessment("passed"))
    response = sent_by(client, proposition)
    comment = Commentaire.objects.get()
    assert response.redirect_chain == [(f"/mon-espace/commentaires/{comment.pk}/?merci=1", 303)]


def test_the_same_comment_twice_is_one(client, proposition):
    user = UserFactory()
    client.force_login(user)
    for _ in range(2):
        step = client.post(path(proposition), typed()).url
    assert BrouillonCommentaire.objects.count() == 1
    client.post(step)
    again = client.post(path(proposition), typed()).url
    assert client.post(again).url.endswith("?deja=1")
    assert Commentaire.objects.count() == 1


def test_a_used_or_forged_link_says_what_happened(client, proposition):
    client.force_login(UserFactory())
    step = client.post(path(proposition), typed()).url
    client.post(step)
    assert client.get(step).status_code == 410
    assert client.get(step[:-3] + "abc/").status_code == 410


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Le commentaire manque"),
        ({"text": "a" * 1501}, "trop long (1501 caractères)"),
        ({"text": "🎉🎉🎉"}, "aucun mot"),
        ({"text": "\x00\x00"}, "Le commentaire manque"),
        ({"text": "voir www.a.fr " * 6}, "6 liens"),
        ({"position": ""}, "Dites si vous êtes pour"),
        ({"position": "nul"}, "Ce choix n’existe pas"),
        ({"accept_charter": ""}, "acceptez la charte"),
    ],
)
def test_what_must_be_mended_is_said_and_the_rest_kept(client, proposition, changes, message):
    response = client.post(path(proposition), typed(**changes))
    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 422 and message in page.text
    assert page.select_one("[name=public_name]")["value"] == "Camille"
    assert not BrouillonCommentaire.objects.exists()


def test_null_bytes_are_dropped_and_the_words_kept(client, proposition):
    client.post(path(proposition), typed(text=f"{WORDS}\x00", public_name="Ca\x00mille", cle="\x00"))
    assert BrouillonCommentaire.objects.get().text == WORDS


def test_another_site_cannot_post_a_comment(client, proposition):
    response = client.post(path(proposition), typed(), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403 and not BrouillonCommentaire.objects.exists()


def test_too_many_comments_from_a_network_wait_without_losing_the_text(client, proposition, settings):
    settings.PROTECTION_HOURLY_LIMIT_SLOW = 1
    client.post(path(proposition), typed())
    response = client.post(path(proposition), typed(text="Une autre idée pour la suite."))
    assert response.status_code == 429 and int(response["Retry-After"]) > 0
    assert "Une autre idée pour la suite." in response.content.decode()


def test_without_a_proof_one_waits_a_moment_before_sending(client, proposition, settings):
    settings.PROTECTION_PAUSE_SECONDS = 60
    client.force_login(UserFactory())
    step = client.post(path(proposition), typed()).url
    response = client.post(step)
    assert response.status_code == 429 and "Attendez encore" in response.content.decode()
    BrouillonCommentaire.objects.update(slow_until=timezone.now())
    assert client.post(step).status_code == 303


@pytest.mark.parametrize("state", ["masquee", "retiree"])
def test_a_proposition_that_left_the_site_takes_no_comment_and_the_text_is_shown(client, state):
    proposition = PropositionFactory(**{state: True})
    response = client.post(path(proposition), typed())
    assert response.status_code == 409 and WORDS in response.content.decode()


def test_what_never_was_public_is_unknown(client):
    assert client.get(path(PropositionFactory(a_moderer=True))).status_code == 404
    assert client.get("/propositions/999999999999999999999/commenter/").status_code == 404


def test_a_merged_proposition_takes_comments_for_the_one_it_joined(client, proposition):
    merged = PropositionFactory(masquee=True, merged_into=proposition)
    client.post(path(merged), typed())
    assert BrouillonCommentaire.objects.get().proposition == proposition


def test_closed_comments_say_so_and_give_the_text_back(client, proposition):
    settings = ConsultationSettings.load()
    settings.comments_close_at = timezone.now() - timedelta(minutes=1)
    settings.save()
    response = client.post(path(proposition), typed())
    assert response.status_code == 409 and "clos" in response.content.decode()
    assert WORDS in response.content.decode()
    assert client.get(path(proposition)).status_code == 410


def test_comments_that_closed_while_one_signed_in_are_refused_with_the_text(client, proposition):
    client.force_login(UserFactory())
    step = client.post(path(proposition), typed()).url
    settings = ConsultationSettings.load()
    settings.comments_open = False
    settings.save()
    response = client.post(step)
    assert response.status_code == 409 and WORDS in response.content.decode()
    assert BrouillonCommentaire.objects.exists() and not Commentaire.objects.exists()


def test_a_reply_belongs_to_its_comment(client, proposition):
    parent = CommentaireFactory(proposition=proposition)
    client.force_login(UserFactory())
    step = client.post(path(proposition), typed(reponse=parent.pk)).url
    client.post(step)
    assert (reply := Commentaire.objects.get(parent=parent)).position == ""
    assert reply.proposition == proposition


def test_forged_replies_are_refused_and_the_text_shown(client, proposition):
    other = CommentaireFactory()
    reply = CommentaireFactory(proposition=proposition, parent=CommentaireFactory(proposition=proposition))
    hidden = CommentaireFactory(proposition=proposition, masque=True)
    for forged in (other.pk, reply.pk, hidden.pk, 10**17, "abc", "-1"):
        response = client.post(path(proposition), typed(reponse=forged))
        assert response.status_code == 409, forged
        assert WORDS in response.content.decode()
    assert not BrouillonCommentaire.objects.exists()


def test_read_after_publication_a_comment_appears_at_once(client, proposition):
    settings = ConsultationSettings.load()
    settings.comment_moderation = ConsultationSettings.Moderation.AFTER
    settings.save()
    client.force_login(UserFactory())
    client.post(client.post(path(proposition), typed()).url)
    comment = Commentaire.objects.get()
    assert comment.is_published and comment.waiting and comment.listed
    proposition.refresh_from_db()
    assert (proposition.comment_count, proposition.for_count) == (1, 1)


def test_drafts_that_nobody_sent_are_purged_after_a_week(proposition):
    for days in (8, 6):
        draft = sending.store(
            BrouillonCommentaire(proposition=proposition, position="pour", text=f"Depuis {days} jours."),
            sender="a",
        )
        BrouillonCommentaire.objects.filter(pk=draft.pk).update(
            created_at=timezone.now() - timedelta(days=days)
        )
    call_command("purge_brouillons", verbosity=0)
    assert [draft.text for draft in BrouillonCommentaire.objects.all()] == ["Depuis 6 jours."]
