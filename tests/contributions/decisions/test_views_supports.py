"""Supporting from a public page: with a session, without one, and with everything that can go wrong."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.safestring import SafeString

from contributions.decisions import life, supports
from contributions.decisions.models import Soutien
from contributions.propositions import counters
from contributions.propositions.models import ConsultationSettings, Proposition
from contributions.propositions.related import SimilarProposition
from contributions.propositions.states import Action
from courriels.models import Courriel
from operations import counters as checked
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import ThemeFactory

pytestmark = pytest.mark.django_db

LIST = "/mon-espace/soutiens/"


@pytest.fixture
def user(client):
    user = UserFactory()
    client.force_login(user)
    return user


def path_of(proposition: Proposition) -> str:
    return f"/propositions/{proposition.pk}/soutenir/"


def words(response) -> str:
    return re.sub(r"\s+", " ", response.text.replace("&nbsp;", " "))


def close() -> None:
    settings = ConsultationSettings.load()
    settings.closes_at = timezone.now() - timedelta(minutes=1)
    settings.save()


def count_of(proposition: Proposition) -> int:
    assert checked.drifts() == {}
    assert counters.totals_drift() == {}
    return Proposition.objects.values_list("support_count", flat=True).get(pk=proposition.pk)


def test_the_public_page_offers_support_without_a_cookie_and_stays_cacheable(client):
    proposition = PropositionFactory(support_count=12)
    response = client.get(proposition.get_absolute_url())
    assert f'action="{path_of(proposition)}"' in response.text
    assert "Soutenir cette proposition" in response.text
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text


def test_someone_signed_in_supports_with_one_button_and_is_told(client, user):
    proposition = PropositionFactory()
    response = client.post(path_of(proposition))
    assert response.status_code == 303
    page = client.get(response["Location"])
    assert "Votre soutien est compté" in page.text
    assert "1 personne la soutient" in words(page)
    assert page["Cache-Control"] == "private, no-store"
    assert count_of(proposition) == 1


def test_a_stranger_gives_an_address_then_a_code_and_nothing_else(client):
    proposition = PropositionFactory()
    response = client.post(path_of(proposition))
    assert response.status_code == 303
    assert "Encore une étape pour soutenir" in client.get(response["Location"]).text
    response = client.post(response["Location"], {"email": "lou@example.org"})
    assert count_of(proposition) == 0
    code = re.search(r"(\d{6})", Courriel.objects.get().subject)[1]
    response = client.post(response["Location"], {"code": code})
    assert response["Location"] == f"{path_of(proposition)}?etat=compte"
    assert "Votre soutien est compté" in client.get(response["Location"]).text
    assert count_of(proposition) == 1
    assert Soutien.objects.get().personne.email == "lou@example.org"


def test_supporting_twice_counts_once_and_says_so(client, user):
    proposition = PropositionFactory()
    client.post(path_of(proposition))
    response = client.post(path_of(proposition))
    assert "Vous souteniez déjà" in client.get(response["Location"]).text
    assert count_of(proposition) == 1


def test_one_withdraws_from_the_page_of_ones_support(client, user):
    proposition = PropositionFactory()
    client.post(path_of(proposition))
    response = client.post(f"{path_of(proposition)}retirer/")
    assert "Votre soutien est retiré" in client.get(response["Location"]).text
    assert count_of(proposition) == 0


def test_the_page_of_a_signed_in_reader_says_what_they_do_and_is_kept_by_no_cache(client, user):
    proposition = PropositionFactory()
    supports.add(user, proposition.pk)
    response = client.get(proposition.get_absolute_url())
    assert "Vous soutenez cette proposition" in response.text
    assert "Retirer mon soutien" in response.text
    assert response["Cache-Control"] == "private, no-store"


def test_the_author_sees_no_button_and_is_told_why_when_pressing_one(client):
    proposition = PropositionFactory()
    client.force_login(proposition.auteur)
    page = client.get(proposition.get_absolute_url())
    assert "C’est votre proposition" in page.text
    assert f'action="{path_of(proposition)}"' not in page.text
    response = client.post(path_of(proposition))
    assert "le vôtre n’est pas compté" in client.get(response["Location"]).text
    assert count_of(proposition) == 0


@pytest.mark.parametrize("state", ["brouillon", "a_moderer", "masquee", "retiree"])
def test_what_is_not_public_says_that_nothing_was_counted(client, user, state):
    proposition = PropositionFactory(**{state: True})
    response = client.post(path_of(proposition))
    assert response.status_code == 404
    assert "Aucun soutien n’a été compté" in response.text
    assert proposition.title not in response.text
    assert client.get(path_of(proposition)).status_code == 404


@pytest.mark.parametrize("number", ["0", "99999", str(2**63), "9" * 40])
@pytest.mark.parametrize("end", ["", "retirer/"])
def test_a_forged_number_is_answered_in_words(client, user, number, end):
    response = client.post(f"/propositions/{number}/soutenir/{end}")
    assert response.status_code == 404


def test_a_merged_proposition_leads_to_the_kept_one_without_counting(client, user):
    source, kept = PropositionFactory.create_batch(2)
    life.apply(source.pk, Action.FUSIONNER, merge_into=kept)
    response = client.post(path_of(source))
    page = client.get(response["Location"])
    assert "a rejoint une autre" in page.text
    assert kept.title in page.text
    assert count_of(kept) == 0
    stranger = Client().post(path_of(source))
    assert stranger["Location"] == f"{kept.get_absolute_url()}#soutenir"


def test_once_the_consultation_is_over_nothing_changes_and_nobody_signs_in_for_nothing(client):
    proposition = PropositionFactory(support_count=3)
    close()
    page = client.get(proposition.get_absolute_url())
    assert "Les soutiens ne sont pas ouverts" in page.text
    assert f'action="{path_of(proposition)}"' not in page.text
    response = client.post(path_of(proposition))
    assert response.status_code == 409
    assert "Rien n’a changé" in response.text
    user = UserFactory()
    client.force_login(user)
    for end in ("", "retirer/"):
        response = client.post(f"{path_of(proposition)}{end}")
        assert "Rien n’a changé" in client.get(response["Location"]).text
    assert count_of(proposition) == 3


def test_another_site_cannot_make_someone_support(client, user):
    proposition = PropositionFactory()
    response = client.post(path_of(proposition), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert count_of(proposition) == 0


def test_withdrawing_needs_the_token_of_ones_own_page():
    user, proposition = UserFactory(), PropositionFactory()
    supports.add(user, proposition.pk)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(f"{path_of(proposition)}retirer/").status_code == 403
    assert count_of(proposition) == 1


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_flood_of_supports_is_refused_in_words(client, monkeypatch, signed_in):
    if signed_in:
        client.force_login(UserFactory())
    monkeypatch.setattr("contributions.decisions.views.supports.PERSON_LIMIT", 1)
    monkeypatch.setattr("contributions.decisions.views.supports.NETWORK_LIMIT", 1)
    first, second = PropositionFactory.create_batch(2)
    client.post(path_of(first))
    response = client.post(path_of(second))
    assert response.status_code == 429
    assert "Attendez une heure" in response.text
    assert count_of(second) == 0


def test_an_address_cannot_claim_a_support_that_is_not_there(client, user):
    proposition = PropositionFactory()
    assert "Votre soutien est compté" not in client.get(f"{path_of(proposition)}?etat=compte").text


def test_a_stranger_who_opens_the_address_of_the_button_is_asked_to_sign_in(client):
    response = client.get(path_of(PropositionFactory(pk=31)))
    assert response["Location"] == "/mon-espace/connexion/?suite=/propositions/31/soutenir/"


def test_ones_space_lists_ones_supports_and_withdraws_them(client, user):
    shown, hidden = (
        PropositionFactory(title="Prêter des claviers"),
        PropositionFactory(title="Un titre masqué"),
    )
    for proposition in (shown, hidden):
        supports.add(user, proposition.pk)
    life.apply(hidden.pk, Action.MASQUER, note="Hors charte.")
    assert "Mes soutiens" in client.get("/mon-espace/").text
    page = client.get(LIST)
    assert "Prêter des claviers" in page.text
    assert "Un titre masqué" not in page.text
    assert hidden.display_reference in page.text
    response = client.post(f"{path_of(hidden)}retirer/", {"retour": "liste"})
    assert response["Location"] == f"{LIST}?etat=retire"
    assert Soutien.objects.count() == 1


def test_a_long_list_of_supports_is_cut_into_pages(client, user, django_assert_max_num_queries):
    for proposition in PropositionFactory.create_batch(22):
        supports.add(user, proposition.pk)
    assert "page=2" in client.get(LIST).text
    with django_assert_max_num_queries(12):
        assert client.get(f"{LIST}?page=2").status_code == 200
    assert client.get(f"{LIST}?page=9")["Location"] == LIST
    assert client.get(f"{LIST}?page=x").status_code == 404


def test_the_page_asks_twelve_queries_at_most_with_a_session_too(client, user):
    proposition = PropositionFactory(themes=ThemeFactory.create_batch(3))
    supports.add(user, proposition.pk)
    assert queries_of(client, proposition.get_absolute_url()) <= 12
    assert queries_of(Client(), proposition.get_absolute_url()) <= 12


def test_a_proposition_named_like_the_button_keeps_its_own_address(client):
    proposition = PropositionFactory(title="Soutenir !!!")
    assert client.get(proposition.get_absolute_url()).status_code == 200
    assert proposition.slug == "proposition-soutenir"


def test_someone_typing_is_offered_to_support_what_exists(client, monkeypatch):
    proposition = PropositionFactory()
    found = [SimilarProposition(proposition, (), SafeString("Titre"), SafeString(""))]
    monkeypatch.setattr("contributions.public.views.reading.similar_texts", lambda title: found)
    fragment = client.get("/propositions/ressemblantes/?titre=clavier").text
    assert f'href="{proposition.get_absolute_url()}#soutenir"' in fragment
    assert "Lire et soutenir" in fragment
