"""Writing measures in the admin, and choosing what they cite."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from suites.models import Citation, Mesure
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.suites.factories import CitationFactory, MesureFactory

pytestmark = pytest.mark.django_db


def citations_url(mesure) -> str:
    return reverse("mesures_citees:citations", args=[mesure.pk])


def typed(**changes) -> dict:
    return {
        "title": "Du débit dans chaque école",
        "slug": "du-debit",
        "summary": "Chaque école a une connexion mesurée chaque année.",
        "body": "null",
        "axe": "",
        "sort_order": "10",
        "organisme": "Région académique Bretagne",
        "state": "engagee",
        "reason": "",
        "source_label": "",
        "source_url": "",
        "source_date": "",
        "etapes-TOTAL_FORMS": "1",
        "etapes-INITIAL_FORMS": "0",
        "etapes-MIN_NUM_FORMS": "0",
        "etapes-MAX_NUM_FORMS": "1000",
        "etapes-0-date": "2020-11-05",
        "etapes-0-text": "Mesure décidée",
        "etapes-0-done": "on",
        "etapes-0-ORDER": "1",
        "etapes-0-id": "",
        **changes,
    }


def test_an_editor_writes_a_draft_then_publishes_it(client, editor):
    add = reverse("wagtailsnippets_suites_mesure:add")
    client.post(add, typed())
    mesure = Mesure.objects.get()
    assert not mesure.live and client.get("/suites/du-debit/").status_code == 404
    edit = reverse("wagtailsnippets_suites_mesure:edit", args=[mesure.pk])
    step = mesure.etapes.get()
    client.post(
        edit,
        typed(**{"action-publish": "1", "etapes-INITIAL_FORMS": "1", "etapes-0-id": step.pk}),
    )
    page = client.get("/suites/du-debit/").text
    assert "Du débit dans chaque école" in page and "Mesure décidée" in page
    history = client.get(reverse("wagtailsnippets_suites_mesure:history", args=[mesure.pk]))
    assert "Grace Hopper" in history.text


def test_an_abandoned_measure_without_a_reason_is_sent_back_with_what_was_typed(client, editor):
    response = client.post(
        reverse("wagtailsnippets_suites_mesure:add"), typed(state="abandonnee", **{"action-publish": "1"})
    )
    assert response.status_code == 200 and not Mesure.objects.exists()
    assert "Dites pourquoi la mesure est abandonnée" in response.text and "Du débit" in response.text


def test_an_editor_cites_many_propositions_by_their_references_once_each(client, editor):
    mesure, rows = MesureFactory(), PropositionFactory.create_batch(3)
    references = f"{rows[0].display_reference}, {rows[1].reference.lower()};\n{rows[2].display_reference}"
    for _ in range(2):
        response = client.post(
            citations_url(mesure), {"references": references, "passage": "Le principe"}, follow=True
        )
    assert set(mesure.citations.values_list("proposition", flat=True)) == {row.pk for row in rows}
    assert mesure.citations.filter(passage="Le principe").count() == 3
    assert "3 l’étaient déjà" in response.text
    assert rows[0].title in client.get(mesure.get_absolute_url()).text


@pytest.mark.parametrize("trait", ["masquee", "a_moderer", "rejetee", "retiree"])
def test_what_is_not_published_is_not_cited_and_is_told(client, editor, trait):
    mesure, row, good = MesureFactory(), PropositionFactory(**{trait: True}), PropositionFactory()
    response = client.post(citations_url(mesure), {"references": f"{row.reference} {good.reference}"})
    assert response.status_code == 422 and not Citation.objects.exists()
    assert "n’est pas publiée" in response.text and good.reference in response.text
    assert row.title not in response.text


def test_a_merged_proposition_names_the_one_to_cite(client, editor):
    mesure, target = MesureFactory(), PropositionFactory()
    merged = PropositionFactory(masquee=True, merged_into=target)
    response = client.post(citations_url(mesure), {"references": merged.reference})
    assert f"utilisez {target.display_reference}" in response.text


@pytest.mark.parametrize("references", ["", "   ", "bonjour", "7KM4Q9TX", "\x00", "=1+1"])
def test_what_is_no_reference_is_told(client, editor, references):
    response = client.post(citations_url(MesureFactory()), {"references": references})
    assert response.status_code == 422 and not Citation.objects.exists()


def test_citations_are_taken_away_from_this_measure_alone(client, editor):
    mesure = MesureFactory()
    mine, other = CitationFactory(mesure=mesure), CitationFactory()
    client.post(citations_url(mesure), {"retirer": "1", "citation": [mine.pk, other.pk, "abc", "9" * 30]})
    assert list(Citation.objects.all()) == [other]


def test_nobody_without_the_permission_cites(client):
    mesure, row = MesureFactory(), PropositionFactory()
    client.force_login(UserFactory())
    client.post(citations_url(mesure), {"references": row.reference})
    client.logout()
    client.post(citations_url(mesure), {"references": row.reference})
    assert not Citation.objects.exists()


def test_a_moderator_does_not_write_measures(client):
    moderator = UserFactory()
    moderator.groups.add(Group.objects.get(name="Modération"))
    client.force_login(moderator)
    mesure, row = MesureFactory(), PropositionFactory()
    client.post(citations_url(mesure), {"references": row.reference})
    assert not Citation.objects.exists()
    assert client.get(reverse("wagtailsnippets_suites_mesure:add")).status_code == 302
