"""An event that changes its address is still found, with all that stands under it."""

import pytest

from evenements.models import EvenementPage
from tests.contributions.factories import PropositionFactory
from tests.evenements import doors
from tests.evenements.inscriptions.factories import open_event

pytestmark = pytest.mark.django_db

UNDER = ["", "calendrier.ics", "code.svg", "inscription/", "inscription/envoyee/"]


@pytest.mark.parametrize("publish", doors.PUBLISHING.values(), ids=doors.PUBLISHING)
def test_what_stands_under_an_old_address_leads_to_the_new_one(client, through, publish):
    event = open_event(slug="rencontre-de-lile")
    for slug in ("rencontre-de-lille", "lille"):
        event.slug = slug
        event.save_revision()
        through(publish, EvenementPage.objects.get(pk=event.pk))
        event = EvenementPage.objects.get(pk=event.pk)
        assert event.slug == slug
    for old in ("rencontre-de-lile", "rencontre-de-lille"):
        for path in UNDER:
            answer = client.get(f"/evenements/{old}/{path}", follow=True)
            assert answer.status_code == 200
            assert answer.redirect_chain == [(f"/evenements/lille/{path}", 301)]


@pytest.mark.parametrize("rename", doors.PUBLISHING.values(), ids=doors.PUBLISHING)
@pytest.mark.parametrize("address", ["/propositions/", "/propositions/flux.xml", "/api/v1/propositions/"])
def test_what_was_born_at_an_event_is_found_by_its_old_address(client, through, address, rename):
    event = open_event(slug="rencontre-de-lile")
    here = PropositionFactory(page=event.page_ptr)
    elsewhere = PropositionFactory()
    for slug in ("rencontre-de-lille", "lille"):
        event.slug = slug
        event.save_revision()
        through(rename, EvenementPage.objects.get(pk=event.pk))
        event = EvenementPage.objects.get(pk=event.pk)
    for slug in ("rencontre-de-lile", "rencontre-de-lille", "lille"):
        answer = client.get(address, {"evenement": slug})
        assert answer.status_code == 200
        assert here.title in answer.text and elsewhere.title not in answer.text


def test_an_address_that_another_event_has_taken_is_its_own(client):
    event = open_event(slug="lille")
    before = PropositionFactory(page=event.page_ptr)
    event.slug = "lille-2026"
    event.save_revision().publish()
    heir = PropositionFactory(page=open_event(slug="lille", parent=event.get_parent()).page_ptr)
    text = client.get("/propositions/", {"evenement": "lille"}).text
    assert heir.title in text and before.title not in text
    unknown = client.get("/propositions/", {"evenement": "ille"}).text
    assert heir.title not in unknown and before.title not in unknown


def test_every_address_of_the_application_that_names_an_event_is_followed():
    from evenements.urls import urlpatterns

    named = [str(entry.pattern) for entry in urlpatterns if str(entry.pattern).startswith("<slug:slug>")]
    assert sorted(f"<slug:slug>{path}" for path in EvenementPage.sub_addresses) == sorted(named)
