"""Who people say they are: a vocabulary that the team keeps, read by all that shows or asks it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse

from contributions.moderation.filters import QueueFilterSet
from contributions.propositions.models import Proposition
from evenements.inscriptions.forms import InscriptionForm
from evenements.inscriptions.places import places_of
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.inscriptions.factories import open_event
from tests.vocabulaires.factories import AxeFactory
from vocabulaires.models import Profil

pytestmark = pytest.mark.django_db

DEPOSIT = "/propositions/deposer/"
LIST = "/propositions/"


@pytest.fixture
def axe():
    return AxeFactory()


@pytest.fixture
def editor(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return user


def offered(content: bytes) -> list[str]:
    page = BeautifulSoup(content, "html.parser")
    return [option["value"] for option in page.select('select[name="profil"] option') if option["value"]]


def test_a_site_is_born_with_the_people_of_a_school():
    assert dict(Profil.objects.values_list("code", "label")) == {
        "eleve": "Élève",
        "etudiant": "Étudiant",
        "parent": "Parent",
        "professeur": "Professeur",
        "encadrement": "Personnel d’encadrement",
        "personnel": "Autre personnel (AESH, infirmière, agent…)",
        "collectivite": "Élu ou agent d’une collectivité",
        "association": "Association",
        "entreprise": "Entreprise",
        "autre": "Autre",
    }


def test_an_editor_adds_a_profile_and_renames_it_and_its_code_stays(client, editor):
    add = reverse(Profil.snippet_viewset.get_url_name("add"))
    client.post(add, {"label": "Inspecteur de l’Éducation nationale", "order": 5, "active": "on"})
    profil = Profil.objects.get(label__startswith="Inspecteur")
    assert profil.code == "inspecteur-de-l-e"
    edit = reverse(Profil.snippet_viewset.get_url_name("edit"), args=[profil.pk])
    client.post(edit, {"label": "Corps d’inspection", "order": 5, "active": "on", "code": "autre-chose"})
    profil.refresh_from_db()
    assert (profil.label, profil.code) == ("Corps d’inspection", "inspecteur-de-l-e")


def test_nobody_deletes_a_profile(client, editor):
    profil = Profil.objects.get(code="parent")
    client.post(reverse(Profil.snippet_viewset.get_url_name("delete"), args=[profil.pk]))
    assert Profil.objects.filter(code="parent").exists()


def test_two_profiles_with_one_beginning_have_two_codes():
    labels = ("Personnel de santé scolaire", "Personnel de santé scolaire et social")
    codes = {Profil.objects.create(label=label).code for label in labels}
    assert len(codes) == 2


@pytest.mark.postgresql
def test_the_database_refuses_a_profile_that_does_not_exist(axe):
    with pytest.raises(IntegrityError), transaction.atomic():
        PropositionFactory(axe=axe, profil_id="ministre")
        # SQLite looks at foreign keys at the end of the transaction.
        transaction.get_connection().check_constraints()


def test_what_the_team_adds_is_offered_filtered_and_told_everywhere(client, axe):
    profil = Profil.objects.create(label="Directrice, directeur", order=1)
    assert offered(client.get(DEPOSIT).content)[0] == profil.code
    assert profil.code in dict(InscriptionForm(places=places_of(open_event())).fields["profil"].choices)
    proposition = PropositionFactory(axe=axe, profil_id=profil.code)
    assert "Directrice, directeur" in client.get(LIST, {"profil": profil.code}).text
    assert "Directrice, directeur" in client.get(proposition.get_absolute_url()).text
    told = client.get("/api/v1/propositions/", {"profil": profil.code}).json()["results"][0]
    assert (told["profil"], told["profil_nom"]) == (profil.code, profil.label)
    assert {"identifiant": profil.code, "nom": profil.label, "propose": True} in client.get(
        "/api/v1/profils/"
    ).json()["results"]
    queue = QueueFilterSet({"situation": "toutes", "profil": profil.code}, queryset=Proposition.objects.all())
    assert list(queue.qs) == [proposition]


def test_a_profile_no_longer_offered_stays_where_it_was_given(client, axe):
    proposition = PropositionFactory(axe=axe, profil_id="entreprise")
    Profil.objects.filter(code="entreprise").update(active=False)
    assert "entreprise" not in offered(client.get(DEPOSIT).content)
    assert proposition.title in client.get(LIST, {"profil": "entreprise"}).text


def test_an_author_keeps_a_profile_no_longer_offered(client, axe):
    proposition = PropositionFactory(axe=axe, profil_id="entreprise", a_moderer=True)
    Profil.objects.filter(code="entreprise").update(active=False)
    client.force_login(proposition.auteur)
    edit = reverse("contributions_espace:edit", args=[proposition.reference])
    page = client.get(edit)
    assert "entreprise" in offered(page.content)
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "themes"}
    typed["title"] = "Un autre titre que voici"
    client.post(edit, typed | {"version": proposition.version})
    proposition.refresh_from_db()
    assert (proposition.title, proposition.profil_id) == ("Un autre titre que voici", "entreprise")
    assert "entreprise" not in offered(client.get(DEPOSIT).content)
