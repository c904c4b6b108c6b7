"""From the form to the receipt, as a browser without JavaScript walks it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from contributions.propositions.models import ConsultationSettings, Depot, Proposition
from contributions.propositions.states import State
from courriels.models import Courriel
from tests.contributions.conftest import TEXT, TITLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pause")]

DEPOSIT = "/propositions/deposer/"


@pytest.fixture
def stored(client, typed):
    """The address of the step after a submission."""
    return client.post(DEPOSIT, typed).url


@pytest.fixture
def asked_code(client, stored, identity):
    return client.post(stored, identity).url


def assert_private(response):
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_a_submission_is_stored_before_anything_is_asked(client, typed, theme):
    response = client.post(DEPOSIT, typed)
    assert response.status_code == 303
    proposition = Proposition.objects.get()
    assert (proposition.title, proposition.text, proposition.state) == (TITLE, TEXT, State.BROUILLON)
    assert [link.tag for link in proposition.theme_links.all()] == [theme]
    assert not Courriel.objects.exists()


def test_the_code_of_the_mail_confirms_and_leads_to_the_receipt(client, asked_code, last_mail):
    page = client.get(asked_code)
    assert "camille@example.org" in page.text
    response = client.post(f"{asked_code}code/", {"code": last_mail().code}, follow=True)
    proposition = Proposition.objects.get()
    assert proposition.state == State.A_MODERER
    assert response.redirect_chain[-1] == (f"/propositions/suivi/{proposition.reference}/?merci=1", 303)
    assert "Merci, votre proposition est confirmée" in response.text
    assert TITLE not in response.text


def test_the_link_of_the_mail_confirms_after_a_button(client, asked_code, last_mail):
    link = last_mail().link
    page = client.get(link)
    assert TITLE in page.text
    assert Proposition.objects.get().state == State.BROUILLON
    assert client.post(link).status_code == 303
    assert Proposition.objects.get().state == State.A_MODERER


def test_every_step_is_kept_by_no_cache_and_named_to_no_other_site(client, typed, identity, last_mail):
    sent = client.post(DEPOSIT, typed)
    step = client.get(sent.url)
    asked = client.post(sent.url, identity)
    code = client.get(asked.url)
    edit = client.get(f"{asked.url}modifier/")
    wrong = client.post(f"{asked.url}code/", {"code": "abc"})
    confirm = client.get(last_mail().link)
    for response in (sent, step, asked, code, edit, wrong, confirm):
        assert_private(response)


def test_the_form_itself_is_public_and_needs_no_cookie(client, axe):
    response = client.get(DEPOSIT)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "no-store" not in response.get("Cache-Control", "")
    assert "csrfmiddlewaretoken" not in response.text


def test_a_browser_that_checks_csrf_may_send_the_form(axe, typed, django_user_model):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(DEPOSIT, typed).status_code == 303


def test_another_site_cannot_send_the_form(client, typed):
    response = client.post(DEPOSIT, typed, headers={"origin": "https://ailleurs.example"})
    assert response.status_code == 403
    assert not Proposition.objects.exists()


def test_the_form_opens_on_the_axis_that_the_address_names(client, axe):
    page = client.get(DEPOSIT, {"axe": axe.slug})
    assert f'<option value="{axe.pk}" selected>' in page.text


def test_sending_twice_stores_once(client, typed):
    assert client.post(DEPOSIT, typed).url == client.post(DEPOSIT, typed).url
    assert Proposition.objects.count() == 1


def test_the_slower_path_says_how_long_it_takes_and_then_opens(client, typed, identity, settings):
    settings.PROTECTION_PAUSE_SECONDS = 20
    step = client.post(DEPOSIT, typed).url
    assert re.search(r"dans (19|20)\u00a0secondes", client.get(step).text)
    early = client.post(step, identity)
    assert early.status_code == 429
    assert "Patientez" in early.text
    assert "camille@example.org" in early.text
    Depot.objects.update(slow_until=timezone.now())
    assert client.post(step, identity).status_code == 303


def test_a_filled_trap_takes_the_slower_path_and_loses_nothing(client, typed, settings):
    settings.PROTECTION_PAUSE_SECONDS = 20
    client.post(DEPOSIT, typed | {"site_web": "https://spam.example"})
    assert Depot.objects.get().slow_until is not None


def test_too_many_submissions_are_asked_to_wait_with_their_text(client, typed, settings):
    settings.PROTECTION_HOURLY_LIMIT_SLOW = 0
    response = client.post(DEPOSIT, typed)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert TITLE in response.text
    assert "minute" in response.text
    assert "<title>Erreur" in response.text


def test_a_missing_address_is_asked_for_again_with_the_name_kept(client, stored, identity):
    response = client.post(stored, identity | {"email": ""})
    assert response.status_code == 422
    assert "Votre adresse manque" in response.text
    assert 'value="Camille"' in response.text


@pytest.mark.parametrize("email", ["camille", "camille@", "a@b", "camille@example.org\x00", "é" * 300])
def test_a_wrong_address_is_explained(client, stored, identity, email):
    response = client.post(stored, identity | {"email": email})
    assert response.status_code == 422
    assert "Cette adresse" in response.text


@pytest.mark.parametrize("box", ["accept_charter", "accept_licence"])
def test_both_acceptances_are_needed(client, stored, identity, box):
    del identity[box]
    response = client.post(stored, identity)
    assert response.status_code == 422
    assert "acceptez" in response.text


def test_one_address_receives_a_bounded_number_of_codes(client, typed, identity):
    for number in range(10):
        step = client.post(DEPOSIT, typed | {"title": f"{TITLE} numéro {number}"}).url
        assert client.post(step, identity).status_code == 303
    step = client.post(DEPOSIT, typed | {"title": f"{TITLE} encore"}).url
    refused = client.post(step, identity)
    assert refused.status_code == 429
    assert "Attendez une heure" in refused.text


def test_five_wrong_codes_end_the_tries_and_a_new_code_works(client, asked_code, last_mail):
    right = last_mail().code
    wrong = "000000" if right != "000000" else "111111"
    pages = [client.post(f"{asked_code}code/", {"code": wrong}) for _ in range(5)]
    assert "Il vous reste 4 essais" in pages[0].text
    assert "Il vous reste un essai" in pages[3].text
    assert "n’est plus accepté" in pages[4].text
    assert "n’est plus accepté" in client.post(f"{asked_code}code/", {"code": right}).text
    again = client.post(f"{asked_code}nouveau-code/").url
    assert "Un nouveau code est parti" in client.get(again).text
    fresh = again.partition("?")[0]
    assert client.post(f"{fresh}code/", {"code": last_mail().code}).status_code == 303
    assert Proposition.objects.get().state == State.A_MODERER


def test_no_sixth_code_is_sent_and_the_last_link_still_works(client, asked_code, last_mail):
    step = asked_code
    for _ in range(4):
        step = client.post(f"{step}nouveau-code/").url.partition("?")[0]
    refused = client.post(f"{step}nouveau-code/")
    assert refused.status_code == 429
    assert "son lien suffit" in refused.text
    assert client.post(last_mail().link).status_code == 303


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "\x00", "1" * 5000])
def test_what_cannot_be_a_code_costs_no_try(client, asked_code, code):
    response = client.post(f"{asked_code}code/", {"code": code})
    assert response.status_code == 422
    assert "six chiffres" in response.text
    assert Depot.objects.get().code_attempts == 0


def test_a_code_typed_with_spaces_is_accepted(client, asked_code, last_mail):
    code = last_mail().code
    response = client.post(f"{asked_code}code/", {"code": f" {code[:3]} {code[3:]} "})
    assert response.status_code == 303


@pytest.mark.parametrize("action", ["code", "nouveau-code"])
def test_reloading_the_address_of_a_sent_form_leads_back_to_the_step(client, asked_code, action):
    assert client.get(f"{asked_code}{action}/").url == asked_code


def test_a_wrong_address_can_be_corrected(client, asked_code, identity, last_mail):
    page = client.get(f"{asked_code}?adresse=1")
    assert "camille@example.org" in page.text
    client.post(asked_code, identity | {"email": "camille.b@example.org"})
    assert last_mail("camille.b@example.org").code


def test_an_author_may_change_the_words_before_confirming(client, stored, typed, axe):
    page = client.get(f"{stored}modifier/")
    assert TITLE in page.text
    response = client.post(f"{stored}modifier/", typed | {"title": "Ouvrir les salles le samedi"})
    assert response.url == stored
    assert Proposition.objects.get().title == "Ouvrir les salles le samedi"


def test_a_change_that_says_nothing_is_refused_and_the_rest_kept(client, stored, typed):
    response = client.post(f"{stored}modifier/", typed | {"title": ""})
    assert response.status_code == 422
    assert "Le titre manque" in response.text
    assert "fermées après les cours" in response.text
    assert Proposition.objects.get().title == TITLE


def test_two_tabs_confirm_once_and_the_second_is_told(client, asked_code, last_mail):
    code = last_mail().code
    assert client.post(f"{asked_code}code/", {"code": code}).status_code == 303
    second = client.post(f"{asked_code}code/", {"code": code})
    assert second.status_code == 410
    assert "déjà confirmée" in second.text
    assert Proposition.objects.count() == 1


def test_the_address_before_the_code_was_asked_opens_nothing_any_more(client, stored, asked_code):
    response = client.get(stored)
    assert response.status_code == 410
    assert "Ouvrez le dernier courriel reçu" in response.text


@pytest.mark.parametrize(
    "token", ["1", "1-", "1-AAAA", "999999-abc", "1-\x00", "é-è", "9" * 400, "1-" + "A" * 5000]
)
def test_a_forged_address_opens_nothing(client, stored, token):
    for name in ("step", "code", "new_code", "edit", "confirm"):
        response = client.post(reverse(f"contributions:{name}", args=[token]), {"code": "123456"})
        assert response.status_code == 410
        assert "Ce lien ne fonctionne plus" in response.text


def test_an_altered_address_opens_nothing(client, stored):
    altered = stored[:-3] + ("AA" if stored[-3:-1] != "AA" else "BB") + "/"
    assert client.get(altered).status_code == 410


def test_the_step_token_does_not_confirm(client, asked_code):
    token = asked_code.rstrip("/").rpartition("/")[2]
    assert client.post(f"/propositions/confirmer/{token}/").status_code == 410


def test_an_expired_address_opens_nothing(client, stored):
    Depot.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(stored).status_code == 410


def test_the_same_text_by_the_same_author_stays_one_proposition(client, typed, identity, last_mail):
    for _ in range(2):
        step = client.post(DEPOSIT, typed).url
        step = client.post(step, identity).url
        response = client.post(f"{step}code/", {"code": last_mail().code})
    assert response.url.endswith("?deja=1")
    assert "déjà enregistrée" in client.get(response.url).text
    assert Proposition.objects.count() == 1


def test_after_publication_moderation_shows_a_proposition_as_soon_as_it_is_confirmed(
    client, asked_code, last_mail
):
    ConsultationSettings.objects.update_or_create(defaults={"moderation": "apres"})
    client.post(f"{asked_code}code/", {"code": last_mail().code})
    assert TITLE in client.get("/propositions/").text


def test_a_closed_form_says_since_when_and_gives_the_text_back(client, typed):
    ConsultationSettings.objects.update_or_create(defaults={"closes_at": timezone.now() - timedelta(days=2)})
    closed = client.get(DEPOSIT)
    assert "Le dépôt est clos" in closed.text
    assert '<form class="proposition-form"' not in closed.text
    response = client.post(DEPOSIT, typed)
    assert response.status_code == 422
    assert TITLE in response.text
    assert "fermées après les cours" in response.text
    assert not Proposition.objects.exists()


def test_a_form_not_yet_open_says_from_when(client, axe):
    ConsultationSettings.objects.update_or_create(defaults={"opens_at": timezone.now() + timedelta(days=2)})
    assert "pas encore commencé" in client.get(DEPOSIT).text
