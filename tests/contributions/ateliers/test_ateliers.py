"""Typing in what workshops wrote on paper: fast, once each, counted apart, and taken back when typed wrong."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from contributions.propositions import counters, figures
from contributions.propositions.models import Proposition
from contributions.propositions.states import Action, Origine, State
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory, EvenementsIndexPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EvenementPageFactory(parent=EvenementsIndexPageFactory(), title="Atelier de Rennes", slug="rennes")


@pytest.fixture
def entry_url(event) -> str:
    return reverse("ateliers:entry", args=[event.pk])


@pytest.fixture
def written(axe) -> dict:
    return {
        "title": "Garder la salle ouverte",
        "text": "Elle ferme trop tôt.",
        "participants": "12",
        "axe": axe.pk,
        "profil": "parent",
        "region": "",
        "key": "une-cle",
    }


def test_an_entry_waits_for_moderation_with_its_workshop_and_who_typed_it(
    client, moderator, event, entry_url, written
):
    response = client.post(entry_url, written)

    proposition = Proposition.objects.get()
    assert response.status_code == 302
    assert f"axe={written['axe']}" in response.url
    assert "profil=parent" in response.url
    assert proposition.state == State.A_MODERER
    assert (proposition.origine, proposition.page_id, proposition.participants) == (
        Origine.ATELIER,
        event.pk,
        12,
    )
    assert proposition.auteur is None
    step = proposition.transitions.get()
    assert (step.action, step.actor) == (Action.SAISIR, moderator)


def test_the_next_form_keeps_what_the_pile_shares(client, moderator, entry_url, written, axe):
    html = client.get(client.post(entry_url, written).url).content.decode()
    assert f'<option value="{axe.pk}" selected>' in html
    assert '<option value="parent" selected>' in html
    assert "Garder la salle ouverte" in html
    assert 'value="Garder' not in html


def test_a_moderator_may_publish_at_once(client, moderator, entry_url, written):
    client.post(entry_url, written | {"publish": "on"})
    proposition = Proposition.objects.get()
    assert proposition.is_published
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


def test_an_editor_types_in_and_cannot_publish(client, entry_url, written):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(editor)
    assert "Publier sans autre relecture" not in client.get(entry_url).content.decode()
    client.post(entry_url, written | {"publish": "on"})
    assert Proposition.objects.get().state == State.A_MODERER


def test_the_same_form_sent_twice_is_one_proposition(client, moderator, entry_url, written):
    client.post(entry_url, written)
    html = client.post(entry_url, written, follow=True).content.decode()
    assert Proposition.objects.count() == 1
    assert "ne l’a pas été deux fois" in html


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "Le titre manque"),
        ({"text": "!!"}, "ne contient aucun mot"),
        ({"title": "a" * 151}, "Le titre est trop long"),
        ({"axe": ""}, "Choisissez l’axe"),
        ({"axe": "x" * 30}, "Cet axe n’existe pas"),
        ({"participants": "0"}, "Indiquez au moins 1"),
        ({"participants": "beaucoup"}, "Indiquez un nombre"),
        ({"profil": "roi"}, "Ce profil n’existe pas"),
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_typed_is_lost(
    client, moderator, entry_url, written, changes, said
):
    response = client.post(entry_url, written | changes)
    html = response.content.decode()
    assert response.status_code == 422
    assert said in html
    assert (written | changes)["text"] in html
    assert not Proposition.objects.exists()


@pytest.mark.parametrize("published", [False, True])
def test_an_entry_is_taken_back_whole(client, moderator, event, entry_url, written, published):
    client.post(entry_url, written | ({"publish": "on"} if published else {}))
    proposition = Proposition.objects.get()
    client.post(reverse("ateliers:take_back", args=[event.pk, proposition.pk]))
    assert not Proposition.objects.exists()
    assert counters.drift() == {}
    assert counters.totals_drift() == {}


def test_what_was_supported_or_decided_since_is_not_taken_back(client, moderator, event, entry_url, written):
    client.post(entry_url, written | {"publish": "on"})
    Proposition.objects.update(support_count=1)
    pk = Proposition.objects.get().pk
    html = client.post(reverse("ateliers:take_back", args=[event.pk, pk]), follow=True).content.decode()
    assert "elle a reçu des soutiens" in html
    assert Proposition.objects.filter(pk=pk).exists()


def test_nobody_takes_back_what_another_typed_or_the_public_wrote(
    client, moderator, event, entry_url, written
):
    client.post(entry_url, written)
    other = UserFactory()
    other.groups.add(Group.objects.get(name="Modération"))
    client.force_login(other)
    public = PropositionFactory(page=event)
    for pk in (Proposition.objects.from_workshops().get().pk, public.pk, 999_999):
        client.post(reverse("ateliers:take_back", args=[event.pk, pk]))
    assert Proposition.objects.count() == 2


@pytest.mark.parametrize("name", ["index", "entry", "sheet", "code"])
def test_only_those_who_may_enter_see_the_workshops(client, event, name):
    url = reverse(f"ateliers:{name}", args=[] if name == "index" else [event.pk])
    client.force_login(UserFactory())
    assert client.get(url).status_code in (302, 403)


def test_a_page_that_is_no_event_has_no_workshop(client, moderator, event):
    assert client.get(reverse("ateliers:entry", args=[event.get_parent().pk])).status_code == 404


def test_the_sheet_carries_the_code_and_the_address_it_leads_to(client, moderator, event):
    html = client.get(reverse("ateliers:sheet", args=[event.pk])).content.decode()
    assert "Atelier de Rennes" in html
    assert "/propositions/deposer/" in html
    assert reverse("ateliers:code", args=[event.pk]) in html
    drawing = client.get(reverse("ateliers:code", args=[event.pk]))
    assert drawing["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawing.content


def test_the_public_page_says_that_it_came_from_the_workshop(client, event, axe):
    proposition = PropositionFactory(
        origine=Origine.ATELIER, page=event, axe=axe, auteur=None, participants=30
    )
    html = client.get(proposition.get_absolute_url()).content.decode()
    assert "Issue de l’atelier" in html
    assert "Atelier de Rennes" in html
    assert "30 participants" in html
    assert "Participants de l’atelier" in html
    assert "Déposée depuis" not in html


def test_workshops_are_counted_apart_from_authors(client, event, axe):
    PropositionFactory(axe=axe)
    PropositionFactory.create_batch(2, origine=Origine.ATELIER, page=event, axe=axe, auteur=None)
    totals = figures.consultation_figures()
    assert (totals.propositions, totals.authors, totals.workshops) == (3, 1, 2)
    assert "2 propositions issues de l’atelier" in client.get(event.url).content.decode()


def test_what_came_from_the_workshop_of_an_event_since_deleted_counts_still(axe):
    PropositionFactory(origine=Origine.ATELIER, page=None, axe=axe, auteur=None)
    assert figures.consultation_figures().workshops == 1


def test_the_queue_filters_by_origin(client, moderator, event, axe):
    PropositionFactory(
        a_moderer=True,
        origine=Origine.ATELIER,
        page=event,
        axe=axe,
        auteur=None,
        title="De papier et d’encre",
    )
    PropositionFactory(a_moderer=True, title="Écrite en ligne")
    html = client.get(reverse("moderation:index"), {"origine": "atelier"}).content.decode()
    assert "De papier et d’encre" in html
    assert "Écrite en ligne" not in html
