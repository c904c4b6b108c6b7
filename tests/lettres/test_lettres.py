"""The newsletter: asked for, confirmed, composed, sent once, stopped with one gesture."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comptes.models import User
from comptes.personal_data import TextsChoice, erase, export
from courriels.models import Courriel
from lettres import sending
from lettres.models import Abonnement, Envoi, Lettre
from tests.actualites.factories import ActualitePageFactory
from tests.comptes.factories import UserFactory
from tests.lettres.factories import AbonnementFactory, LettreFactory
from tests.support.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def link_in(mail: Courriel, part: str) -> str:
    return re.search(rf"https?://[^/\s]+(/lettres/{part}/\S+)", mail.body).group(1)


def test_someone_subscribes_by_confirming_their_address(client):
    response = client.post("/lettres/abonnement/", {"email": " Lea@Example.org "})
    assert response.status_code == 303
    mail = Courriel.objects.get()
    assert mail.recipient == "lea@example.org"
    path = link_in(mail, "confirmer")

    client.get(path)
    assert not Abonnement.objects.confirmed().exists(), "what reads links ahead of people subscribes nobody"
    assert "Vous recevrez la prochaine lettre" in client.post(path).text
    assert Abonnement.objects.confirmed().get().email == "lea@example.org"


@pytest.mark.parametrize("email", ["", "pas une adresse", "x" * 300 + "@example.org"])
def test_a_wrong_address_is_told_and_kept_in_the_form(client, email):
    response = client.post("/lettres/abonnement/", {"email": email})
    assert response.status_code == 422 and "Erreur" in response.text
    assert email[:40] in response.text and not Courriel.objects.exists()


def test_a_robot_makes_no_mail_leave(client):
    response = client.post("/lettres/abonnement/", {"email": "x@example.org", "site_web": "http://spam"})
    assert response.status_code == 303 and not Courriel.objects.exists()


def test_another_site_cannot_subscribe_anybody(client):
    response = client.post(
        "/lettres/abonnement/", {"email": "x@example.org"}, headers={"Origin": "https://ailleurs.example"}
    )
    assert response.status_code == 403 and not Abonnement.objects.exists()


def test_the_screen_does_not_tell_who_is_subscribed(client):
    AbonnementFactory(email="lea@example.org")
    known = client.post("/lettres/abonnement/", {"email": "lea@example.org"}, follow=True).text
    unknown = client.post("/lettres/abonnement/", {"email": "leo@example.org"}, follow=True).text
    assert known == unknown
    assert [mail.recipient for mail in Courriel.objects.all()] == ["leo@example.org"]


def test_one_address_is_not_flooded_with_questions(client):
    for _ in range(6):
        client.post("/lettres/abonnement/", {"email": "lea@example.org"})
    assert Courriel.objects.count() == 2


@pytest.mark.parametrize("path", ["/lettres/confirmer/inconnu/", "/lettres/confirmer/%00/"])
def test_a_forged_link_confirms_nothing(client, path):
    assert client.post(path).status_code == 404


def send_all(lettre: Lettre) -> None:
    sending.begin(lettre, timezone.now())
    while sending.write_batch():
        pass


def composed() -> tuple[Lettre, object]:
    news = ActualitePageFactory(lead="Le chapô de la nouvelle.")
    block = Lettre._meta.get_field("body").stream_block
    body = block.normalize(
        [("news", {"page": news, "text": ""}), ("text", {"title": "À venir", "text": "Une rencontre."})]
    )
    return LettreFactory(body=body), news


def test_a_letter_goes_once_to_each_confirmed_reader(monkeypatch):
    monkeypatch.setattr(sending, "BATCH", 2)
    readers = {AbonnementFactory().email for _ in range(5)}
    AbonnementFactory(confirmed_at=None)
    lettre, news = composed()
    send_all(lettre)
    send_all(lettre)

    mails = Courriel.objects.filter(kind=sending.KIND)
    assert sorted(mail.recipient for mail in mails) == sorted(readers)
    mail = mails[0]
    assert news.title.upper() in mail.body and news.lead in mail.body and "À VENIR" in mail.body
    assert Envoi.objects.get().written == 5 and Envoi.objects.get().finished_at


def test_whoever_subscribes_after_the_sending_began_gets_the_next_one():
    lettre, _ = composed()
    sending.begin(lettre, timezone.now())
    AbonnementFactory(confirmed_at=timezone.now() + datetime.timedelta(minutes=1))
    assert sending.write_batch() == 0


def test_one_gesture_stops_the_letter_and_forgets_the_address(client):
    reader = AbonnementFactory()
    lettre, _ = composed()
    send_all(lettre)
    mail = Courriel.objects.get(kind=sending.KIND)
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = link_in(mail, "arreter")
    assert mail.headers["List-Unsubscribe"].endswith(f"{path}>")

    strict = Client(enforce_csrf_checks=True)
    assert strict.get(path).status_code == 200 and Abonnement.objects.filter(pk=reader.pk).exists()
    answer = strict.post(
        path, {"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://messagerie.example"}
    )
    assert answer.status_code == 200 and not Abonnement.objects.exists()
    assert strict.post(path).status_code == 200


def test_a_letter_is_read_online_once_published(client):
    lettre, news = composed()
    draft = LettreFactory(live=False)
    page = client.get(lettre.get_absolute_url())
    assert news.title in page.text and "Set-Cookie" not in page
    assert client.get(draft.get_absolute_url()).status_code == 404
    listing = client.get("/lettres/").text
    assert lettre.title in listing and draft.title not in listing


def test_news_withdrawn_since_leave_the_letter(client):
    lettre, news = composed()
    news.unpublish()
    assert news.title not in client.get(lettre.get_absolute_url()).text


def test_letters_cost_a_dozen_queries_at_most(client):
    lettre, _ = composed()
    few = queries_of(client, "/lettres/"), queries_of(client, lettre.get_absolute_url())
    LettreFactory.create_batch(8)
    assert (queries_of(client, "/lettres/"), queries_of(client, lettre.get_absolute_url())) == few
    assert max(few) <= 12


@pytest.fixture
def editor():
    user = UserFactory(email="redaction@example.org")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client = Client()
    client.force_login(user)
    return client


def send_url(lettre: Lettre) -> str:
    return reverse(Lettre.snippet_viewset.get_url_name("send"), args=[lettre.pk])


def confirm_url(lettre: Lettre) -> str:
    return reverse(Lettre.snippet_viewset.get_url_name("confirm"), args=[lettre.pk])


def test_an_editor_tries_a_letter_on_a_colleague_and_on_nobody_else(editor):
    lettre, _ = composed()
    colleague = UserFactory(email="collegue@example.org", is_staff=True)
    participant = UserFactory()
    editor.post(send_url(lettre), {"essai": "1", "colleague": colleague.pk})
    mail = Courriel.objects.get()
    assert mail.subject.startswith("[Essai]") and mail.recipient == "collegue@example.org"
    refused = editor.post(send_url(lettre), {"essai": "1", "colleague": participant.pk})
    assert refused.status_code == 422 and "Choisissez dans la liste" in refused.text
    assert Courriel.objects.count() == 1 and not Envoi.objects.exists()


def test_a_letter_leaves_once_after_a_page_that_says_to_how_many(editor):
    AbonnementFactory.create_batch(2, confirmed_at=timezone.now() - datetime.timedelta(days=1))
    lettre, _ = composed()
    assert "2 personnes recevront la lettre" in editor.get(send_url(lettre)).text
    editor.post(send_url(lettre), {"envoyer": "1"})
    assert not Envoi.objects.exists(), "one click beside the trial sends nothing"
    assert "Envoyer à 2 personnes" in editor.get(confirm_url(lettre)).text
    editor.post(confirm_url(lettre))
    page = editor.post(confirm_url(lettre), follow=True).text
    assert "déjà envoyée" in page and Envoi.objects.count() == 1
    assert sending.write_batch() == 0, "ten minutes to think again"
    assert lettre.title in editor.get(reverse(Lettre.snippet_viewset.get_url_name("list"))).text
    Envoi.objects.update(leaves_at=timezone.now() - datetime.timedelta(seconds=1))
    assert sending.write_batch() == 2


def test_a_sending_is_stopped_until_it_begins_and_not_after(editor):
    AbonnementFactory()
    lettre, _ = composed()
    editor.post(confirm_url(lettre))
    assert "Arrêter l’envoi" in editor.get(send_url(lettre)).text
    assert "rien n’est parti" in editor.post(send_url(lettre), {"arreter": "1"}, follow=True).text
    assert not Envoi.objects.exists()
    send_all(lettre)
    assert "ne s’arrête plus" in editor.post(send_url(lettre), {"arreter": "1"}, follow=True).text
    assert Envoi.objects.exists()


def test_a_letter_leaves_at_the_date_chosen(editor):
    AbonnementFactory()
    lettre, _ = composed()
    wanted = timezone.localtime() + datetime.timedelta(days=3)
    editor.post(confirm_url(lettre), {"leaves_at": wanted.strftime("%d/%m/%Y %H:%M")})
    envoi = Envoi.objects.get()
    assert abs(envoi.leaves_at - wanted) < datetime.timedelta(minutes=1)
    assert sending.write_batch() == 0


@pytest.mark.parametrize("typed", ["demain", "31/12/2001 09:00", "31/12/2999 09:00"])
def test_a_date_that_cannot_be_is_told_and_kept(editor, typed):
    AbonnementFactory()
    lettre, _ = composed()
    answer = editor.post(confirm_url(lettre), {"leaves_at": typed})
    assert answer.status_code == 422 and typed in answer.text and not Envoi.objects.exists()


def test_a_letter_withdrawn_before_it_leaves_waits(editor):
    AbonnementFactory()
    lettre, _ = composed()
    sending.begin(lettre, timezone.now())
    Lettre.objects.update(live=False)
    assert sending.write_batch() == 0
    Lettre.objects.update(live=True)
    assert sending.write_batch() == 1


@pytest.mark.parametrize("door", ["button", "bulk"])
@pytest.mark.parametrize("sent", [True, False])
def test_a_letter_sent_is_kept_with_the_reason_and_another_is_deleted(editor, door, sent):
    lettre, _ = composed()
    if sent:
        send_all(lettre)
    user = User.objects.create_superuser("admin@example.org", "mot-de-passe-de-test")
    editor.force_login(user)
    urls = {
        "button": reverse(Lettre.snippet_viewset.get_url_name("delete"), args=[lettre.pk]),
        "bulk": reverse("wagtail_bulk_action", args=["lettres", "lettre", "delete"]) + f"?id={lettre.pk}",
    }
    assert editor.get(urls[door], follow=True).status_code == 200
    answer = editor.post(urls[door], follow=sent)
    assert answer.status_code == (200 if sent else 302)
    assert Lettre.objects.exists() is sent
    assert ("ne s’efface pas" in answer.text) is sent


def test_a_letter_that_nobody_asked_for_is_not_sent_and_can_be_later(editor):
    lettre, _ = composed()
    AbonnementFactory(confirmed_at=None)
    screen = editor.get(send_url(lettre)).text
    assert "Personne n’est encore abonné" in screen and "Envoyer aux abonnés" not in screen

    page = editor.post(confirm_url(lettre), follow=True).text
    assert "rien n’est parti" in page and not Envoi.objects.exists()


def test_a_draft_is_not_sent(editor):
    AbonnementFactory()
    lettre = LettreFactory(live=False)
    editor.post(confirm_url(lettre))
    assert not Envoi.objects.exists()


def test_the_mail_is_previewed_as_it_leaves():
    lettre, news = composed()
    page = lettre.make_preview_request(preview_mode="courriel").text
    assert news.title.upper() in page and "Ne plus recevoir la lettre" in page


def test_moderators_send_no_letter():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Modération"))
    moderator = Client()
    moderator.force_login(user)
    lettre, _ = composed()
    AbonnementFactory()
    for url in (send_url(lettre), confirm_url(lettre)):
        moderator.post(url)
    assert not Envoi.objects.exists()


def test_addresses_that_never_confirmed_are_forgotten():
    old = AbonnementFactory(confirmed_at=None, created_at=timezone.now() - datetime.timedelta(days=8))
    kept = AbonnementFactory(created_at=timezone.now() - datetime.timedelta(days=80))
    call_command("purge_lettres", verbosity=0)
    assert (
        not Abonnement.objects.filter(pk=old.pk).exists() and Abonnement.objects.filter(pk=kept.pk).exists()
    )


def test_a_person_takes_their_subscription_away_with_their_account():
    user = UserFactory()
    AbonnementFactory(email=user.email)
    assert export(user)["lettre d’information"][0]["confirmée le"]
    erase(user, TextsChoice.ANONYMES)
    assert not Abonnement.objects.exists()
