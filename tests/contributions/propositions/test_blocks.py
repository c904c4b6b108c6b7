"""The form and the list, inside pages that editors compose."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from contributions.propositions.models import ConsultationSettings, FormMoment, Proposition
from contributions.propositions.moments import next_moment
from tests.contributions.conftest import TEXT, TITLE
from tests.contributions.factories import PropositionFactory
from tests.contributions.pages import fields_of, form_block, list_block, page_with, rendered_body
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pause")]


def filled(form, **more) -> dict:
    return fields_of(form) | {"title": TITLE, "text": TEXT, "profil": "parent"} | more


def test_the_embedded_form_is_sent_as_it_stands_and_remembers_its_page(client, axe):
    page = page_with(form_block(axe=axe.pk))
    form = rendered_body(page).form
    response = client.post(form["action"], filled(form))
    assert response.status_code == 303
    proposition = Proposition.objects.get()
    assert (proposition.page_id, proposition.axe) == (page.pk, axe)


def test_a_real_page_carries_the_form_without_a_cookie(client, axe):
    response = client.get(page_with(form_block(axe=axe.pk)).get_url())
    assert response.status_code == 200
    assert 'action="/propositions/deposer/"' in response.text
    assert "csrfmiddlewaretoken" not in response.text
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


def test_an_error_keeps_everything_that_was_typed_in_the_page(client, axe, theme):
    page = page_with(form_block(axe=axe.pk))
    form = rendered_body(page).form
    typed = filled(
        form, title="", suggested_theme="Robotique", organisation="Lycée Carnot", themes=[theme.pk]
    )
    response = client.post(form["action"], typed)
    assert response.status_code == 422
    for kept in (TEXT.splitlines()[-1], "Robotique", "Lycée Carnot", f'value="{page.pk}"'):
        assert kept in response.text
    assert response.text.count("checked") == 1
    assert "<title>Erreur&nbsp;: " in response.text
    from bs4 import BeautifulSoup

    again = BeautifulSoup(response.content, "html.parser").select_one("[data-proposition-form]")
    assert client.post(again["action"], fields_of(again) | {"title": TITLE}).status_code == 303
    assert Proposition.objects.get().page_id == page.pk


def test_the_axis_an_editor_has_fixed_cannot_be_changed(client, axe):
    other = AxeFactory()
    form = rendered_body(page_with(form_block(axe=axe.pk))).form
    client.post(form["action"], filled(form, axe=other.pk))
    assert Proposition.objects.get().axe == axe


def test_only_the_themes_an_editor_offers_are_accepted(client, axe, theme):
    other = ThemeFactory(axe=axe)
    form = rendered_body(page_with(form_block(axe=axe.pk, themes=[theme.pk]))).form
    assert [box["value"] for box in form.select("[name=themes]")] == [str(theme.pk)]
    response = client.post(form["action"], filled(form, themes=[other.pk]))
    assert "Un des thèmes n’existe pas" in response.text


def test_a_kept_form_follows_the_words_of_its_vocabularies(client, axe, theme):
    page = page_with(form_block(axe=axe.pk, themes=[theme.pk]))
    assert theme.name in client.get(page.get_url()).text
    Theme.objects.filter(pk=theme.pk).update(name="Robotique scolaire")
    assert "Robotique scolaire" in client.get(page.get_url()).text
    theme.delete()
    assert "Robotique scolaire" not in client.get(page.get_url()).text


def test_several_forms_of_one_page_share_no_identifier_and_know_which_was_sent(client, axe):
    other = AxeFactory()
    body = rendered_body(page_with(form_block(axe=axe.pk), form_block(axe=other.pk), form_block()))
    identifiers = [element["id"] for element in body.select("[id]")]
    assert len(identifiers) == len(set(identifiers))
    assert identifiers.count("proposer") == 1
    for label in body.select("label[for]"):
        assert label["for"] in identifiers
    forms = body.select("form")
    client.post(forms[1]["action"], filled(forms[1]))
    assert Proposition.objects.get().axe == other


def test_the_script_comes_with_the_form_and_only_there(client, axe):
    with_form = client.get(page_with(form_block(axe=axe.pk)).get_url()).text
    assert with_form.count("assets/forms") == 1
    without = client.get(page_with(list_block(), title="Une page sans formulaire").get_url()).text
    assert "assets/forms" not in without


def test_a_form_closed_by_its_own_date_says_so_and_leads_to_what_can_be_read(client, axe):
    page = page_with(form_block(axe=axe.pk, closes_at=timezone.now() - timedelta(days=1)))
    body = rendered_body(page)
    assert "Le dépôt est clos" in body.text
    assert body.form is None
    assert body.select_one(f'a[href="/propositions/?axe={axe.slug}"]')


def test_a_text_sent_to_a_form_closed_meanwhile_is_given_back(client, axe):
    block = form_block(axe=axe.pk)
    page = page_with(block)
    form = rendered_body(page).form
    block["value"]["closes_at"] = timezone.now() - timedelta(minutes=1)
    page.body = page.body.stream_block.to_python([block])
    page.save_revision().publish()
    response = client.post(form["action"], filled(form))
    assert response.status_code == 422
    assert "Le dépôt est clos" in response.text
    assert TITLE in response.text
    assert not Proposition.objects.exists()


def unpublish(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def empty(page):
    page.body = []
    page.save_revision().publish()


@pytest.mark.parametrize("change", [unpublish, restrict, empty])
def test_a_text_sent_from_a_page_that_went_meanwhile_can_be_sent_from_the_general_form(client, axe, change):
    from bs4 import BeautifulSoup

    page = page_with(form_block(axe=axe.pk))
    form = rendered_body(page).form
    change(page)
    response = client.post(form["action"], filled(form))
    assert response.status_code == 422
    assert "n’est plus en ligne" in response.text
    again = BeautifulSoup(response.content, "html.parser").select_one("[data-proposition-form]")
    assert client.post(again["action"], fields_of(again)).status_code == 303
    assert Proposition.objects.get().axe == axe


def test_the_list_block_shows_some_and_leads_to_all(client, axe):
    PropositionFactory.create_batch(4, axe=axe)
    PropositionFactory(title="D’un autre axe")
    body = rendered_body(page_with(list_block(axe=axe.pk, count=3)))
    assert len(body.select(".proposition-card")) == 3
    assert "D’un autre axe" not in body.text
    assert (
        body.select_one(f'a[href="/propositions/?axe={axe.slug}"]').text.strip() == "Voir les 4 propositions"
    )


def test_an_empty_list_block_says_so(axe):
    assert "Aucune proposition n’est encore publiée ici" in rendered_body(page_with(list_block())).text


def test_cached_pages_live_until_the_next_form_opens_or_closes(axe):
    now = timezone.now().replace(microsecond=0)
    assert next_moment(now) is None
    soon, later = now + timedelta(hours=2), now + timedelta(days=3)
    page = page_with(form_block(axe=axe.pk, opens_at=soon, closes_at=later))
    assert next_moment(now) == soon
    assert next_moment(soon) == later
    consultation = ConsultationSettings.load()
    consultation.closes_at = now + timedelta(hours=1)
    consultation.save()
    assert next_moment(now) == consultation.closes_at
    page.unpublish()
    assert not FormMoment.objects.exists()
