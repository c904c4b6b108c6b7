"""Participants sign in with a code sent to their address, and nothing tells who has an account."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comptes.models import User
from comptes.views.sign_in import ADDRESS_AND_NETWORK_LIMIT, NETWORK_LIMIT_TRAPPED
from courriels.models import Courriel
from tests.comptes.conftest import ADDRESS, another, ask_code, last_code, try_code
from tests.comptes.factories import UserFactory

pytestmark = pytest.mark.django_db

ESPACE = "/mon-espace/"
CONNEXION = "/mon-espace/connexion/"
CODE = "/mon-espace/connexion/code/"


def is_signed_in(client: Client) -> bool:
    return client.get(ESPACE).status_code == 200


@pytest.mark.postgresql
def test_a_code_opens_ones_space(client):
    user = UserFactory(email=ADDRESS)
    assert ask_code(client)["Location"] == CODE
    response = try_code(client, last_code())
    assert response["Location"] == ESPACE
    page = client.get(ESPACE)
    assert page.status_code == 200
    assert ADDRESS in page.text
    assert User.objects.get() == user


@pytest.mark.postgresql
def test_an_unknown_address_gets_its_account_with_the_right_code_and_not_before(client):
    ask_code(client)
    assert not User.objects.exists()
    try_code(client, another(last_code()))
    assert not User.objects.exists()
    try_code(client, last_code())
    user = User.objects.get()
    assert user.email == ADDRESS
    assert not user.has_usable_password()
    assert is_signed_in(client)


def test_the_address_is_the_same_whatever_its_case_and_spaces(client):
    user = UserFactory(email=ADDRESS)
    ask_code(client, "  Camille@Example.ORG ")
    try_code(client, last_code())
    assert User.objects.get() == user
    assert is_signed_in(client)


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1} {2}", "{1}-{2}"])
def test_the_code_is_accepted_however_it_was_copied(client, typed):
    ask_code(client)
    code = last_code()
    assert try_code(client, typed.format(code, code[:3], code[3:])).status_code == 302


def test_known_and_unknown_addresses_receive_the_same_answer_and_the_same_mail(django_assert_num_queries):
    UserFactory(email="connue@example.org")
    seen = []
    for email in ("connue@example.org", "autre1@example.org"):
        client = Client()
        client.get(CONNEXION)
        with django_assert_num_queries(8):
            answer = ask_code(client, email)
        mail = Courriel.objects.get(recipient=email)
        page = client.get(CODE)
        seen.append(
            (
                answer.status_code,
                answer["Location"],
                sorted(answer.cookies),
                page.status_code,
                without_token(page.text.replace(email, "…")),
                mail.body.replace(last_code(email), "…"),
                mail.kind,
            )
        )
    assert seen[0] == seen[1]


def without_token(html: str) -> str:
    return "".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


def test_a_wrong_code_says_how_many_attempts_are_left(client):
    ask_code(client)
    response = try_code(client, another(last_code()))
    assert response.status_code == 422
    assert "Il vous reste 4 essais" in response.text
    assert "<title>Erreur&nbsp;: Saisir le code reçu" in response.text


@pytest.mark.postgresql
def test_the_fifth_wrong_code_ends_the_sign_in_even_for_the_right_one(client):
    ask_code(client)
    code = last_code()
    for _ in range(4):
        assert try_code(client, another(code)).status_code == 422
    assert try_code(client, another(code))["Location"] == f"{CONNEXION}?etat=essais"
    assert "essayé cinq fois" in client.get(f"{CONNEXION}?etat=essais").text
    try_code(client, code)
    assert not is_signed_in(client)


def test_attempts_made_at_once_are_counted_once_each(client):
    """Five sessions restored to the same moment share one count, as five requests at once would."""
    ask_code(client)
    session = client.session
    before = dict(session.items())
    code = last_code()
    try_code(client, another(code))
    session = client.session
    session.update(before)
    session.save()
    # The attempt numbered one is spent: even the right code does not pass under that number.
    assert try_code(client, code).status_code == 422


def test_the_session_does_not_hold_the_code(client):
    ask_code(client)
    assert last_code() not in str(dict(client.session.items()))


def test_another_code_replaces_the_first(client):
    ask_code(client)
    first = last_code()
    assert client.post(CODE, {"renvoyer": "1"})["Location"] == f"{CODE}?renvoye=1"
    assert "Un autre code est parti" in client.get(f"{CODE}?renvoye=1").text
    second = last_code()
    if first != second:
        assert try_code(client, first).status_code == 422
    assert try_code(client, second)["Location"] == ESPACE


def test_a_code_is_good_for_thirty_minutes(client, monkeypatch):
    ask_code(client)
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr("time.time", later.timestamp)
    response = try_code(client, last_code())
    assert response["Location"] == f"{CONNEXION}?etat=expire"
    assert "Le code n’est plus valable" in client.get(response["Location"]).text


def test_a_code_is_good_in_the_browser_that_asked_only(client):
    ask_code(client)
    elsewhere = Client()
    assert try_code(elsewhere, last_code())["Location"] == f"{CONNEXION}?etat=expire"


def test_a_code_is_used_once(client):
    ask_code(client)
    code = last_code()
    try_code(client, code)
    client.post("/mon-espace/deconnexion/")
    assert try_code(client, code)["Location"] == f"{CONNEXION}?etat=expire"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Votre adresse manque"),
        ("camille", "Cette adresse n’est pas complète"),
        ("a\x00b@example.org", "un signe de trop"),
        ("a" * 300 + "@example.org", "Cette adresse est trop longue"),
        ("camille@example.org\nBcc: autre@example.org", "un signe de trop"),
    ],
)
def test_an_address_that_cannot_be_one_is_shown_again_with_what_to_mend(client, typed, message):
    response = ask_code(client, typed)
    assert response.status_code == 422
    assert message in response.text
    assert not Courriel.objects.exists()


@pytest.mark.parametrize("typed", ["", "abc", "12345", "1234567", "١٢٣٤٥٦", "1" * 500])
def test_what_cannot_be_a_code_spends_no_attempt(client, typed):
    ask_code(client)
    assert try_code(client, typed).status_code == 422
    assert "Il vous reste 4 essais" in try_code(client, another(last_code())).text


def test_too_many_codes_for_one_address_are_refused_and_its_owner_elsewhere_is_not(client):
    for _ in range(ADDRESS_AND_NETWORK_LIMIT):
        assert ask_code(client).status_code == 303
    refused = ask_code(client)
    assert refused.status_code == 429
    assert "Trop de codes demandés" in refused.text
    assert ADDRESS in refused.text
    assert ask_code(Client(REMOTE_ADDR="198.51.100.7")).status_code == 303


def test_asking_again_from_the_code_page_counts_too(client):
    ask_code(client)
    for _ in range(ADDRESS_AND_NETWORK_LIMIT - 1):
        assert client.post(CODE, {"renvoyer": "1"}).status_code == 303
    assert client.post(CODE, {"renvoyer": "1"}).status_code == 429


def test_a_robot_that_fills_the_trap_is_stopped_early(client):
    for number in range(NETWORK_LIMIT_TRAPPED):
        assert ask_code(client, f"cible{number}@example.org", site_web="x").status_code == 303
    assert ask_code(client, "cible@example.org", site_web="x").status_code == 429


@pytest.mark.parametrize(
    "forged",
    [
        "https://ailleurs.example/",
        "//ailleurs.example/",
        "/\\ailleurs.example",
        "\\\\ailleurs.example",
        "javascript:alert(1)",
        "http:///ailleurs.example",
        "mon-espace",
        " //ailleurs.example",
    ],
)
def test_the_page_to_come_back_to_is_one_of_this_site(client, forged):
    page = client.get(CONNEXION, {"suite": forged})
    assert "ailleurs" not in page.text
    ask_code(client, suite=forged)
    assert try_code(client, last_code())["Location"] == ESPACE


def test_one_comes_back_to_the_page_one_wanted(client):
    response = client.get("/mon-espace/donnees/")
    assert response["Location"] == f"{CONNEXION}?suite=/mon-espace/donnees/"
    assert 'value="/mon-espace/donnees/"' in client.get(response["Location"]).text
    ask_code(client, suite="/mon-espace/donnees/")
    assert try_code(client, last_code())["Location"] == "/mon-espace/donnees/"


def test_an_account_of_the_team_does_not_sign_in_by_mail_alone(client):
    editor = UserFactory(email=ADDRESS)
    editor.groups.add(Group.objects.get_or_create(name="Rédaction")[0])
    ask_code(client)
    response = try_code(client, last_code())
    assert response.status_code == 403
    assert "par l’administration" in response.text
    assert not is_signed_in(client)


def test_a_disabled_account_does_not_sign_in(client):
    UserFactory(email=ADDRESS, is_active=False)
    ask_code(client)
    response = try_code(client, last_code())
    assert response.status_code == 403
    assert "désactivé" in response.text
    assert not is_signed_in(client)


def test_a_participant_does_not_enter_the_administration(client, participant):
    assert client.get("/admin/")["Location"].startswith(reverse("wagtailadmin_login"))


def test_signing_out_takes_a_button_and_empties_the_session(client, participant):
    assert client.get("/mon-espace/deconnexion/").status_code == 200
    assert is_signed_in(client)
    response = client.post("/mon-espace/deconnexion/")
    assert "Vous êtes déconnecté" in client.get(response["Location"]).text
    assert not is_signed_in(client)
    assert not Session.objects.exists()


def test_forms_keep_the_protection_against_other_sites(participant):
    client = Client(enforce_csrf_checks=True)
    for path in (CONNEXION, CODE, "/mon-espace/deconnexion/", "/mon-espace/preferences/"):
        assert client.post(path, {"email": ADDRESS}).status_code == 403


def test_no_cookie_before_one_begins_to_sign_in(client):
    assert not client.get("/propositions/").cookies
    assert set(client.get(CONNEXION).cookies) == {"csrftoken"}
    assert "sessionid" in ask_code(client).cookies


def test_pages_of_one_person_are_kept_by_no_cache_and_keep_their_origin(client):
    for response in (client.get(CONNEXION), client.get(ESPACE), client.get(CODE), ask_code(client)):
        assert response["Cache-Control"] == "private, no-store"
        # Under « no-referrer » a browser posts from origin "null", which the protection of forms refuses.
        assert response["Referrer-Policy"] == "same-origin"


def test_no_other_page_of_the_library_is_served(client):
    for path in ("login/", "signup/", "email/", "password/change/", "inactive/"):
        assert client.get(f"/mon-espace/{path}").status_code == 404
        assert client.get(f"/accounts/{path}").status_code == 404


def test_the_protection_counts_survive_a_new_code(client):
    """A new code is a new sign-in: its five attempts are its own, within the limit of codes in an hour."""
    ask_code(client)
    for _ in range(4):
        try_code(client, another(last_code()))
    client.post(CODE, {"renvoyer": "1"})
    assert "Il vous reste 4 essais" in try_code(client, another(last_code())).text
