"""Following from a public page, in one's own space, and stopping from a mail."""

import pytest
from django.test import Client

from comptes.follows import unsubscribing
from comptes.follows.following import follow
from comptes.models import Suivi, User
from tests.comptes.conftest import ADDRESS, ask_code, last_code, try_code
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

LIST = "/mon-espace/suivis/"


def path_of(theme) -> str:
    return f"{LIST}theme/{theme.pk}/"


def test_someone_signed_in_follows_with_one_button(client, participant):
    theme = ThemeFactory(name="Équipements")
    response = client.post(path_of(theme))
    assert response.status_code == 303
    page = client.get(response["Location"])
    assert "C’est noté : vous suivez ce sujet" in page.text.replace("\xa0", " ").replace("&nbsp;", " ")
    assert page["Cache-Control"] == "private, no-store"
    assert Suivi.objects.get().personne == participant


def test_a_stranger_is_asked_who_they_are_once_and_then_follows(client):
    theme = ThemeFactory()
    response = client.post(path_of(theme))
    assert response["Location"] == "/mon-espace/connexion/"
    assert "Encore une étape pour suivre" in client.get(response["Location"]).text
    ask_code(client)
    response = try_code(client, last_code())
    assert response["Location"] == f"{path_of(theme)}?etat=suivi"
    assert Suivi.objects.get().personne.email == ADDRESS
    assert client.get(response["Location"]).status_code == 200


def test_an_intent_is_carried_out_once(client):
    theme = ThemeFactory()
    client.post(path_of(theme))
    ask_code(client)
    try_code(client, last_code())
    Suivi.objects.all().delete()
    client.post("/mon-espace/deconnexion/")
    ask_code(client)
    assert try_code(client, last_code())["Location"] == "/mon-espace/"
    assert not Suivi.objects.exists()


def test_following_twice_is_following_once(client, participant):
    theme = ThemeFactory()
    for _ in range(2):
        assert client.post(path_of(theme)).status_code == 303
    assert Suivi.objects.count() == 1


@pytest.mark.parametrize("path", ["theme/999/", "licorne/1/", "theme/0/", f"theme/{2**64}/"])
def test_what_does_not_exist_cannot_be_followed(client, participant, path):
    assert client.post(f"{LIST}{path}").status_code == 404
    assert client.get(f"{LIST}{path}").status_code == 404
    assert not Suivi.objects.exists()


def test_a_hidden_proposition_cannot_be_followed(client, participant):
    hidden = PropositionFactory(masquee=True)
    assert client.post(f"{LIST}proposition/{hidden.pk}/").status_code == 404


def test_another_site_cannot_make_someone_follow(client, participant):
    theme = ThemeFactory()
    response = client.post(path_of(theme), headers={"Origin": "https://ailleurs.example"})
    assert response.status_code == 403
    assert not Suivi.objects.exists()


def test_too_many_requests_are_refused_in_words(client, participant, monkeypatch):
    monkeypatch.setattr("comptes.views.follows.PERSON_LIMIT", 1)
    theme = ThemeFactory()
    client.post(path_of(theme))
    response = client.post(path_of(theme))
    assert response.status_code == 429
    assert "Attendez une heure" in response.text


def test_one_sees_all_that_one_follows_and_stops_from_there(client, participant):
    theme, gone = ThemeFactory(name="Équipements"), PropositionFactory(title="Une proposition à masquer")
    follow(participant, "theme", theme.pk)
    follow(participant, "proposition", gone.pk)
    type(gone).objects.filter(pk=gone.pk).update(state="masquee")
    page = client.get(LIST).text
    assert "Équipements" in page
    assert "Une proposition à masquer" not in page
    assert "Une proposition qui n’est plus en ligne" in page
    for stopped in (f"proposition/{gone.pk}", f"theme/{theme.pk}"):
        response = client.post(f"{LIST}{stopped}/arreter/")
        assert response.status_code == 303
    assert "Vous ne suivez rien" in client.get(LIST).text


def test_a_list_of_follows_costs_a_query_for_each_kind(client, participant, django_assert_max_num_queries):
    for theme in ThemeFactory.create_batch(15):
        follow(participant, "theme", theme.pk)
    client.get(LIST)
    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_nobody_stops_what_somebody_else_follows(client, participant):
    theme = ThemeFactory()
    follow(UserFactory(), "theme", theme.pk)
    client.post(f"{path_of(theme)}arreter/")
    assert Suivi.objects.count() == 1


def test_a_mail_program_stops_the_follow_of_its_mail_without_signing_in(client):
    user, kept = UserFactory(), ThemeFactory()
    stopped = ThemeFactory()
    for theme in (kept, stopped):
        follow(user, "theme", theme.pk)
    path = unsubscribing.path_for(user, user.suivis.get(target=stopped.pk))
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(path, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert not response.cookies
    assert user.suivis.get().target == kept.pk
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_mail_about_several_things_stops_them_all(client):
    user = UserFactory()
    for theme in ThemeFactory.create_batch(2):
        follow(user, "theme", theme.pk)
    client.post(unsubscribing.path_for(user), {"List-Unsubscribe": "One-Click"})
    assert not user.suivis.exists()


def test_opening_the_address_of_a_mail_only_asks(client):
    user, theme = UserFactory(), ThemeFactory(name="Équipements")
    follow(user, "theme", theme.pk)
    page = client.get(unsubscribing.path_for(user, user.suivis.get()))
    assert "Équipements" in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert user.suivis.exists()


@pytest.mark.parametrize("end", ["x", ":forge"])
def test_a_forged_address_stops_nothing(client, end):
    user, theme = UserFactory(), ThemeFactory()
    follow(user, "theme", theme.pk)
    path = unsubscribing.path_for(user).rstrip("/") + f"{end}/"
    assert client.post(path).status_code == 404
    assert user.suivis.exists()


def test_what_one_follows_is_in_the_export_and_goes_with_the_account(client, participant):
    theme = ThemeFactory(name="Équipements")
    follow(participant, "theme", theme.pk)
    assert "Équipements" in client.get("/mon-espace/donnees/export.json").json()["suivis"][0]["suivi"]
    response = client.post("/mon-espace/donnees/effacement/", {"texts": "anonymes", "email": ADDRESS})
    assert response.status_code == 303
    assert not Suivi.objects.exists()
    assert not User.objects.filter(email=ADDRESS).exists()
