"""What a participant chooses in their own space."""

import pytest

from comptes.models import User

pytestmark = pytest.mark.django_db

PREFERENCES = "/mon-espace/preferences/"


def test_a_participant_chooses_a_name_and_whether_to_be_written_to(client, participant):
    assert participant.wants_mails
    response = client.post(PREFERENCES, {"public_name": "  Camille   B. ", "notifications": "aucun"})
    assert "Vos préférences sont enregistrées" in client.get(response["Location"]).text
    user = User.objects.get()
    assert user.public_name == "Camille B."
    assert not user.wants_mails


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"public_name": "x" * 81, "notifications": "aucun"}, "Ce nom est trop long (81 caractères)"),
        ({"public_name": "Camille", "notifications": "parfois"}, "Ce choix n’existe pas"),
        ({"public_name": "Camille"}, "Choisissez quand nous pouvons vous écrire"),
    ],
)
def test_a_wrong_preference_changes_nothing_and_says_why(client, participant, sent, message):
    response = client.post(PREFERENCES, sent)
    assert response.status_code == 422
    assert message in response.text
    user = User.objects.get()
    assert (user.public_name, user.wants_mails) == ("", True)


def test_signs_that_nobody_sees_are_left_out_of_a_name(client, participant):
    client.post(PREFERENCES, {"public_name": "Cam\x00il\u202ele", "notifications": "immediat"})
    assert User.objects.get().public_name == "Camille"


def test_nothing_but_the_preferences_is_changed_by_a_forged_form(client, participant):
    client.post(
        PREFERENCES,
        {"public_name": "C", "notifications": "aucun", "is_staff": "on", "email": "chef@example.org"},
    )
    user = User.objects.get()
    assert not user.is_staff
    assert user.email == participant.email


@pytest.mark.parametrize(
    "path", ["", "preferences/", "donnees/", "donnees/export.json", "donnees/effacement/"]
)
def test_the_pages_of_ones_space_ask_to_sign_in_and_are_kept_by_no_cache(client, path):
    response = client.get(f"/mon-espace/{path}")
    assert response["Location"] == f"/mon-espace/connexion/?suite=/mon-espace/{path}"
    assert response["Cache-Control"] == "private, no-store"


def test_a_header_leads_to_ones_space_without_reading_who_reads(client):
    response = client.get("/propositions/")
    assert 'href="/mon-espace/"' in response.text
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
