"""What authors see of their propositions and do with them, and never with anybody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from comptes.models import User
from contributions.decisions import life
from contributions.propositions import counters
from contributions.propositions.models import ConsultationSettings, Depot, Proposition
from contributions.propositions.states import Action, State
from courriels.models import Courriel
from search.models import Document
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db

LIST = "/mon-espace/propositions/"


@pytest.fixture
def author(client):
    # The mails of decisions have their own tests.
    user = UserFactory(email="camille@example.org", notifications=User.Notifications.NONE)
    client.force_login(user)
    return user


def url_of(proposition: Proposition, action: str = "") -> str:
    return f"{LIST}{proposition.reference}/{action}"


def words(proposition: Proposition, **changes) -> dict:
    """What the form sends back for a proposition, with some answers changed."""
    return {
        "title": proposition.title,
        "text": proposition.text,
        "axe": proposition.axe_id,
        "themes": [link.tag_id for link in proposition.theme_links.all()],
        "profil": proposition.profil_id,
        "version": proposition.version,
        **changes,
    }


def test_one_sees_ones_own_propositions_in_each_state_and_nobody_elses(client, author):
    own = [
        PropositionFactory(auteur=author, title=f"Proposition {state} de Camille", **traits)
        for state, traits in [
            ("brouillon", {"brouillon": True}),
            ("à modérer", {"a_moderer": True}),
            ("publiée", {}),
            ("masquée", {"masquee": True}),
            ("rejetée", {"rejetee": True}),
            ("retirée", {"retiree": True}),
        ]
    ]
    PropositionFactory(title="Proposition de quelqu’un d’autre")
    page = client.get(LIST).text
    for proposition in own:
        assert proposition.title in page
        assert client.get(url_of(proposition)).status_code == 200
    assert "quelqu’un d’autre" not in page


def test_a_draft_that_waits_for_ones_address_is_found_again(client, author):
    draft = PropositionFactory(brouillon=True, auteur=None)
    depot = Depot.objects.create(proposition=draft, email=author.email)
    assert draft.title in client.get("/mon-espace/").text
    assert depot.confirm_path in client.get(url_of(draft)).text


def test_a_text_sent_back_leads_to_where_it_is_completed(client, author):
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    life.apply(proposition.pk, Action.RENVOYER, note="Pour quelle classe ?")
    page = client.get(url_of(proposition)).text
    assert "À préciser" in page
    assert "Pour quelle classe ?" in page
    assert Depot.objects.get().edit_path in page


def test_the_history_tells_what_was_decided_and_why_never_by_whom(client, author):
    moderator = UserFactory(email="moderation@example.org", first_name="Dominique", last_name="Prénom-Rare")
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    life.reclassify(proposition.pk, actor=moderator, axe=AxeFactory(), note="note interne au service")
    life.apply(
        proposition.pk,
        Action.REJETER,
        actor=moderator,
        motif=MotifFactory(label="Hors sujet"),
        note="Désolés.",
    )
    page = client.get(url_of(proposition)).text
    assert "Hors sujet" in page
    assert "Désolés." in page
    assert "Prénom-Rare" not in page
    assert "moderation@example.org" not in page
    assert "note interne" not in page


@pytest.mark.parametrize(
    ("method", "action"),
    [("get", ""), ("get", "modifier/"), ("post", "modifier/"), ("get", "retirer/"), ("post", "retirer/")],
)
def test_somebody_elses_proposition_is_as_unknown_as_one_that_does_not_exist(client, author, method, action):
    other = PropositionFactory(a_moderer=True)
    draft = PropositionFactory(brouillon=True, auteur=None)
    Depot.objects.create(proposition=draft, email="autre@example.org")
    unclaimed = PropositionFactory(brouillon=True, auteur=None)
    for proposition in (other, draft, unclaimed):
        before = Proposition.objects.values().get(pk=proposition.pk)
        assert getattr(client, method)(url_of(proposition, action), words(other)).status_code == 404
        assert Proposition.objects.values().get(pk=proposition.pk) == before
    assert getattr(client, method)(f"{LIST}n-importe-quoi/{action}").status_code == 404


@pytest.mark.parametrize("path", ["/mon-espace/", LIST, f"{LIST}7KM4Q9TX/", f"{LIST}7KM4Q9TX/retirer/"])
def test_a_stranger_is_asked_to_sign_in(client, path):
    response = client.get(path)
    assert response["Location"] == f"/mon-espace/connexion/?suite={path}"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["?page=abc", "?page=0", "?page=99999999"])
def test_a_page_that_does_not_exist_is_not_found(client, author, path):
    assert client.get(f"{LIST}{path}").status_code == 404


@pytest.mark.postgresql
def test_an_author_withdraws_a_published_proposition_after_confirming_it(client, author):
    proposition = PropositionFactory(auteur=author, themes=[ThemeFactory()])
    life.index.update(life.SEARCH_KIND, proposition.pk)
    assert "Plus personne ne pourra la lire" in client.get(url_of(proposition, "retirer/")).text
    assert proposition.is_published
    response = client.post(url_of(proposition, "retirer/"))
    assert "Votre proposition est retirée" in client.get(response["Location"]).text
    proposition.refresh_from_db()
    assert proposition.state == State.RETIREE
    assert client.get(proposition.get_absolute_url()).status_code == 410
    assert not Document.objects.filter(kind=life.SEARCH_KIND, object_id=proposition.pk).exists()
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


def test_withdrawing_twice_changes_nothing_more(client, author):
    proposition = PropositionFactory(auteur=author)
    for _ in range(2):
        assert client.post(url_of(proposition, "retirer/")).status_code == 303
    assert proposition.transitions.count() == 1


def test_a_withdrawn_draft_that_nobody_confirmed_leaves_nothing(client, author):
    draft = PropositionFactory(brouillon=True, auteur=None)
    Depot.objects.create(proposition=draft, email=author.email)
    response = client.post(url_of(draft, "retirer/"))
    assert "Le brouillon est effacé" in client.get(response["Location"]).text
    assert not Proposition.objects.exists()


def test_the_mail_of_a_withdrawn_text_no_longer_opens_anything(client, author):
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    life.apply(proposition.pk, Action.RENVOYER, note="Précisez.")
    depot = Depot.objects.get()
    client.post(url_of(proposition, "retirer/"))
    assert client.get(depot.edit_path).status_code == 410


@pytest.mark.postgresql
def test_an_author_changes_words_that_nobody_has_judged(client, author):
    axe, themes = AxeFactory(), ThemeFactory.create_batch(2)
    proposition = PropositionFactory(auteur=author, moderated_at=None, themes=themes[:1])
    response = client.post(
        url_of(proposition, "modifier/"),
        words(proposition, title="Prêter une tablette à chaque élève", axe=axe.pk, themes=[themes[1].pk]),
    )
    assert "Votre texte est modifié" in client.get(response["Location"]).text
    changed = Proposition.objects.get()
    assert changed.title == "Prêter une tablette à chaque élève"
    assert changed.version == proposition.version + 1
    assert [link.tag for link in changed.theme_links.all()] == [themes[1]]
    assert Document.objects.get(kind=life.SEARCH_KIND, object_id=changed.pk).title == changed.title
    assert [step.action for step in changed.transitions.all()] == [Action.MODIFIER]
    assert counters.drift() == {}


@pytest.mark.parametrize(
    "traits",
    [{}, {"moderated_at": None, "support_count": 1}, {"masquee": True}, {"rejetee": True}, {"retiree": True}],
)
def test_words_that_someone_judged_or_supported_stay(client, author, traits):
    proposition = PropositionFactory(auteur=author, **traits)
    assert "modifier/" not in client.get(url_of(proposition)).text
    assert client.get(url_of(proposition, "modifier/")).status_code == 303
    response = client.post(
        url_of(proposition, "modifier/"), words(proposition, title="Un tout autre titre, trop tard")
    )
    assert response.status_code == 409
    assert "Il est trop tard" in response.text
    assert "Un tout autre titre, trop tard" in response.text
    assert Proposition.objects.get().title == proposition.title


def test_words_stay_once_the_consultation_is_closed(client, author):
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    ConsultationSettings.objects.update_or_create(defaults={"closes_at": timezone.now() - timedelta(days=1)})
    assert "modifier/" not in client.get(url_of(proposition)).text
    assert client.post(url_of(proposition, "modifier/"), words(proposition)).status_code == 409


def test_a_change_made_meanwhile_is_not_overwritten_and_the_text_is_kept(client, author):
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    sent = words(proposition, title="Prêter une tablette à chaque élève")
    life.reclassify(proposition.pk, actor=None, axe=AxeFactory())
    response = client.post(url_of(proposition, "modifier/"), sent)
    assert response.status_code == 409
    assert "a changé entre-temps" in response.text
    assert "Prêter une tablette à chaque élève" in response.text
    again = sent | {"version": Proposition.objects.get().version}
    assert client.post(url_of(proposition, "modifier/"), again).status_code == 303


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": ""}, "Le titre manque"),
        ({"text": "court"}, "Le texte est trop court"),
        ({"axe": "999999"}, "Cet axe n’existe pas"),
        ({"version": "abc"}, "a changé entre-temps"),
    ],
)
def test_a_wrong_answer_is_shown_with_what_to_mend(client, author, changes, message):
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    response = client.post(url_of(proposition, "modifier/"), words(proposition, **changes))
    assert response.status_code in (409, 422)
    assert message in response.text
    assert Proposition.objects.get().version == proposition.version


@pytest.mark.postgresql
def test_the_same_words_twice_by_one_author_are_refused(client, author):
    first = PropositionFactory(auteur=author, a_moderer=True)
    second = PropositionFactory(auteur=author, a_moderer=True)
    response = client.post(url_of(second, "modifier/"), words(second, title=first.title, text=first.text))
    assert response.status_code == 422
    assert "Vous avez déjà déposé ce texte" in response.text


def test_an_author_who_wants_no_mail_gets_none_about_decisions_and_can_still_answer(author):
    proposition = PropositionFactory(auteur=author, a_moderer=True)
    life.apply(proposition.pk, Action.RENVOYER, note="Précisez.")
    assert not Courriel.objects.exists()
    assert Depot.objects.get().email == author.email


def test_the_number_of_queries_does_not_grow_with_what_one_wrote(
    client, author, django_assert_max_num_queries
):
    PropositionFactory.create_batch(30, auteur=author, axe=AxeFactory())
    Depot.objects.create(proposition=PropositionFactory(brouillon=True, auteur=None), email=author.email)
    for path in ("/mon-espace/", LIST, url_of(author.propositions.first())):
        client.get(path)
        with django_assert_max_num_queries(12):
            client.get(path)


def test_the_list_goes_by_pages(client, author):
    PropositionFactory.create_batch(21, auteur=author, axe=AxeFactory())
    assert client.get(LIST).text.count("own-card__title") == 20
    assert client.get(f"{LIST}?page=2").text.count("own-card__title") == 1


def test_the_empty_space_says_what_to_do(client, author):
    page = client.get("/mon-espace/").text
    assert "Vous n’avez pas encore de proposition" in page
    assert reverse("contributions:deposit") in page


def test_a_signed_in_author_finds_their_name_and_address_in_the_form(client, author):
    User.objects.filter(pk=author.pk).update(public_name="Camille")
    depot = Depot.objects.create(proposition=PropositionFactory(brouillon=True, auteur=None))
    page = client.get(depot.step_path).text
    assert 'value="Camille"' in page
    assert f'value="{author.email}"' in page
