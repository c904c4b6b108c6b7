"""The decision screen: what it shows, what it does, and what it says when someone else was first."""

import html

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributions.decisions import life
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, State
from courriels.models import Courriel
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moderator")]


def path_of(proposition, query=""):
    return f"/admin/moderation/{proposition.pk}/{query}"


def decide(client, proposition, action, query="", follow=False, **data):
    data = {"action": action, "version": proposition.version, **data}
    return client.post(path_of(proposition, query), data, follow=follow)


def text_of(response):
    return html.unescape(response.content.decode())


def test_the_words_are_shown_in_full_and_never_in_a_field(client):
    proposition = PropositionFactory(a_moderer=True, text="Un <b>texte</b>.\n\nUn second paragraphe.")
    page = client.get(path_of(proposition)).content.decode()
    assert "Un &lt;b&gt;texte&lt;/b&gt;." in page and "Un second paragraphe." in page
    assert 'name="text"' not in page and 'name="title"' not in page


def test_the_author_is_never_named_by_an_address(client):
    proposition = PropositionFactory(brouillon=True, auteur__email="secret@example.org")
    life.apply(proposition.pk, Action.CONFIRMER, actor=proposition.auteur)
    other = PropositionFactory(auteur=proposition.auteur, title="Une autre de la même personne")
    page = text_of(client.get(path_of(proposition)))
    assert "secret@example.org" not in page
    assert other.title in page and "L’auteur" in page


def test_one_click_publishes_and_leads_to_the_next(client):
    first, second = PropositionFactory.create_batch(2, a_moderer=True)
    response = decide(client, first, Action.PUBLIER, follow=True)
    first.refresh_from_db()
    assert first.is_published
    assert response.request["PATH_INFO"] == path_of(second)
    assert "Voici la suivante" in text_of(response)
    assert path_of(first) in response.content.decode()


def test_every_form_of_the_screen_carries_the_token_against_forged_requests(client):
    page = client.get(path_of(PropositionFactory(a_moderer=True))).content.decode()
    main = page[page.index('class="moderation"') :]
    assert main.count("<form") == main.count("csrfmiddlewaretoken") >= 5


def test_the_filters_follow_from_one_decision_to_the_next(client):
    axe = AxeFactory()
    first = PropositionFactory(a_moderer=True, axe=axe)
    PropositionFactory(a_moderer=True)
    third = PropositionFactory(a_moderer=True, axe=axe)
    query = f"?axe={axe.pk}"
    assert path_of(first, query) in client.get("/admin/moderation/", {"axe": axe.pk}).content.decode()
    response = decide(client, first, Action.PUBLIER, query=query)
    assert response["Location"] == path_of(third, query)
    response = decide(client, third, Action.PUBLIER, query=query)
    assert response["Location"] == f"/admin/moderation/{query}"


def test_one_may_pass_to_the_next_without_deciding_and_come_round(client):
    first, second = PropositionFactory.create_batch(2, a_moderer=True)
    assert client.get("/admin/moderation/suivante/")["Location"] == path_of(first)
    assert client.get(f"/admin/moderation/suivante/?apres={first.pk}")["Location"] == path_of(second)
    assert client.get(f"/admin/moderation/suivante/?apres={second.pk}")["Location"] == path_of(first)
    assert client.get("/admin/moderation/suivante/?apres=zz")["Location"] == path_of(first)


def test_an_empty_queue_leads_back_to_the_list(client):
    assert client.get("/admin/moderation/suivante/")["Location"] == "/admin/moderation/"


@pytest.mark.parametrize(
    ("action", "traits", "data", "state"),
    [
        (Action.VALIDER, {"moderated_at": None}, {}, State.PUBLIEE),
        (Action.RENVOYER, {"a_moderer": True}, {"note": "Précisez."}, State.BROUILLON),
        (Action.RETABLIR, {"masquee": True}, {}, State.PUBLIEE),
    ],
)
def test_each_decision_is_recorded_with_who_took_it(client, moderator, action, traits, data, state):
    proposition = PropositionFactory(**traits)
    assert decide(client, proposition, action, **data).status_code == 302
    proposition.refresh_from_db()
    assert proposition.state == state
    assert proposition.transitions.get().actor == moderator


@pytest.mark.parametrize(
    ("action", "traits", "state"),
    [(Action.REJETER, {"a_moderer": True}, State.REJETEE), (Action.MASQUER, {}, State.MASQUEE)],
)
def test_a_refusal_asks_for_a_motif_and_keeps_what_was_typed(client, action, traits, state):
    proposition, motif = PropositionFactory(**traits), MotifFactory()
    response = decide(client, proposition, action, note="Un message écrit avec soin.")
    assert response.status_code == 422
    assert "Choisissez un motif" in text_of(response)
    assert "Un message écrit avec soin." in text_of(response)
    decide(client, proposition, action, motif=motif.pk, note="Un message écrit avec soin.")
    proposition.refresh_from_db()
    assert proposition.state == state
    assert motif.explanation in Courriel.objects.get().body


def test_an_inactive_motif_is_not_accepted(client):
    proposition, motif = PropositionFactory(a_moderer=True), MotifFactory(active=False)
    assert decide(client, proposition, Action.REJETER, motif=motif.pk).status_code == 422


@pytest.mark.parametrize("way", ["reference", "address", "receipt", "similar"])
def test_a_target_is_named_by_reference_address_or_resemblance(client, way):
    proposition, target = PropositionFactory(a_moderer=True), PropositionFactory()
    typed = {
        "reference": target.display_reference.lower(),
        "address": f"https://site.example{target.get_absolute_url()}",
        "receipt": target.receipt_url,
    }
    data = {"similar": target.pk} if way == "similar" else {"target": typed[way]}
    assert decide(client, proposition, Action.FUSIONNER, **data).status_code == 302
    proposition.refresh_from_db()
    assert proposition.merged_into == target


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Choisissez une des propositions semblables"),
        ("ZZZZ-ZZZZ", "Aucune proposition ne porte"),
        ("\x00", "Choisissez une des propositions|caractère"),
        ("/propositions/999999/rien/", "Aucune proposition ne porte"),
    ],
)
def test_a_wrong_target_is_told_plainly(client, typed, message):
    proposition = PropositionFactory(a_moderer=True)
    response = decide(client, proposition, Action.FUSIONNER, target=typed)
    assert response.status_code == 422
    assert any(part in text_of(response) for part in message.split("|"))


def test_merging_with_itself_or_with_what_is_not_public_is_refused(client):
    proposition = PropositionFactory()
    response = decide(client, proposition, Action.FUSIONNER, target=proposition.reference)
    assert response.status_code == 409 and "autre proposition" in text_of(response)
    hidden = PropositionFactory(masquee=True)
    response = decide(client, proposition, Action.FUSIONNER, target=hidden.reference)
    assert response.status_code == 409 and "publiée" in text_of(response)


def test_reclassifying_stays_on_the_proposition(client):
    proposition, axe, theme = PropositionFactory(a_moderer=True), AxeFactory(), ThemeFactory()
    response = decide(client, proposition, Action.RECLASSER, axe=axe.pk, themes=[theme.pk])
    assert response["Location"] == path_of(proposition)
    proposition.refresh_from_db()
    assert proposition.axe == axe and list(proposition.themes.all()) == [theme]


def test_a_suggested_theme_is_created_only_by_those_who_may_add_themes(client, moderator):
    proposition = PropositionFactory(a_moderer=True, suggested_theme="Cantines connectées")
    data = {"axe": proposition.axe_id, "new_theme": "on"}
    assert "Créer le thème suggéré" not in text_of(client.get(path_of(proposition)))
    decide(client, proposition, Action.RECLASSER, **data)
    assert not Theme.objects.exists()
    moderator.user_permissions.add(Permission.objects.get(codename="add_theme"))
    assert "Créer le thème suggéré" in text_of(client.get(path_of(proposition)))
    decide(client, proposition, Action.RECLASSER, **data)
    assert list(proposition.themes.values_list("name", flat=True)) == ["Cantines connectées"]


def test_a_theme_of_the_same_name_is_used_again(client, moderator):
    moderator.user_permissions.add(Permission.objects.get(codename="add_theme"))
    theme = ThemeFactory(name="cantines connectées")
    proposition = PropositionFactory(a_moderer=True, suggested_theme="Cantines connectées")
    decide(client, proposition, Action.RECLASSER, axe=proposition.axe_id, new_theme="on")
    assert list(proposition.themes.all()) == [theme]


def test_the_second_moderator_is_told_who_decided_and_overwrites_nothing(client):
    proposition = PropositionFactory(a_moderer=True)
    colleague = UserFactory(first_name="Grace", last_name="Hopper")
    life.apply(proposition.pk, Action.PUBLIER, actor=colleague)
    response = decide(client, proposition, Action.RENVOYER, note="Mon long message.")
    page = text_of(response)
    assert response.status_code == 409
    assert "Grace Hopper" in page and "Publiée" in page
    assert "Votre décision n’a pas été enregistrée" in page
    assert "Mon long message." in page
    proposition.refresh_from_db()
    assert proposition.is_published


def test_what_was_typed_stays_in_the_form_when_the_action_still_applies(client):
    proposition, motif = PropositionFactory(a_moderer=True), MotifFactory()
    life.reclassify(
        proposition.pk, actor=UserFactory(first_name="Grace", last_name="Hopper"), axe=AxeFactory()
    )
    response = decide(client, proposition, Action.REJETER, motif=motif.pk, note="Mon message.")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Mon message." in page and 'value="2"' in page
    proposition.refresh_from_db()
    decide(client, proposition, Action.REJETER, motif=motif.pk, note="Mon message.")
    proposition.refresh_from_db()
    assert proposition.state == State.REJETEE


@pytest.mark.parametrize(
    "data",
    [{}, {"action": "supprimer"}, {"action": Action.CONFIRMER}, {"action": Action.RETIRER, "version": 1}],
)
def test_an_action_that_is_not_the_teams_changes_nothing(client, data):
    proposition = PropositionFactory(a_moderer=True)
    assert client.post(path_of(proposition), data).status_code == 409
    proposition.refresh_from_db()
    assert (proposition.state, proposition.version) == (State.A_MODERER, 1)


@pytest.mark.parametrize("version", ["", "zéro", "-1", "9" * 30])
def test_a_decision_without_a_true_version_changes_nothing(client, version):
    proposition = PropositionFactory(a_moderer=True)
    response = client.post(path_of(proposition), {"action": Action.PUBLIER, "version": version})
    assert response.status_code in (409, 422)
    proposition.refresh_from_db()
    assert proposition.state == State.A_MODERER


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 19, "9" * 40])
def test_an_unknown_proposition_is_not_found(client, pk):
    assert client.get(f"/admin/moderation/{pk}/").status_code == 404


def test_someone_who_only_reads_is_offered_no_decision(client):
    reader = UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_proposition", "access_admin"]))
    client.force_login(reader)
    proposition = PropositionFactory(a_moderer=True)
    page = client.get(path_of(proposition))
    assert page.status_code == 200 and "Rejeter" not in text_of(page)
    assert decide(client, proposition, Action.PUBLIER).status_code == 409
    assert Proposition.objects.get().state == State.A_MODERER


def test_the_screen_costs_the_same_with_a_long_history(client):
    proposition = PropositionFactory(themes=ThemeFactory.create_batch(2))

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(path_of(proposition))
        return len(captured)

    life.reclassify(proposition.pk, actor=UserFactory(), axe=AxeFactory())
    client.get(path_of(proposition))
    few = queries()
    for _ in range(4):
        life.reclassify(proposition.pk, actor=UserFactory(), axe=AxeFactory())
        PropositionFactory(auteur=proposition.auteur)
    assert queries() == few


def test_the_log_names_who_when_what_and_why(client, moderator):
    proposition, motif = PropositionFactory(a_moderer=True), MotifFactory()
    decide(client, proposition, Action.REJETER, motif=motif.pk, note="Voyez la charte.")
    page = text_of(client.get("/admin/moderation/historique/"))
    for part in ("Ada Lovelace", "Rejetée", motif.label, "Voyez la charte.", proposition.title):
        assert part in page
    csv = b"".join(client.get("/admin/moderation/historique/?export=csv")).decode()
    assert proposition.display_reference in csv and "@" not in csv
    assert proposition.title not in text_of(client.get("/admin/moderation/historique/?action=publier"))
