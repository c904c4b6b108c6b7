"""After an event: who has not told of it yet, what it put first, what was born there."""

import pytest
from django.urls import reverse
from wagtail import blocks as wagtail_blocks

from comptes.models import Nouvelle
from evenements import news
from evenements.blocks import PhotosBlock, PriorityBlock
from evenements.models import EvenementPage
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
MINUTES = [("text", "<p>Trois idées.</p>")]


def test_events_held_without_minutes_are_named():
    waiting = EvenementPageFactory(past=True)
    EvenementPageFactory(past=True, minutes=MINUTES)
    EvenementPageFactory(past=True, state="annulee")
    EvenementPageFactory(past=True, live=False)
    EvenementPageFactory()
    assert list(EvenementPage.objects.without_minutes()) == [waiting]


def test_the_team_sees_them_on_its_home_page(client):
    waiting = EvenementPageFactory(past=True, title="Rencontre muette")
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    for address in (reverse("wagtailadmin_home"), reverse("evenements_admin:without-minutes")):
        assert waiting.title in client.get(address).text


def test_what_a_meeting_put_first_leads_to_the_proposition(client):
    proposition = PropositionFactory()
    items = {
        "heading": "Retenu",
        "priorities": [{"text": "Prêter", "votes": 42, "reference": proposition.display_reference}],
    }
    event = EvenementPageFactory(past=True, minutes=[("priorities", items)])
    page = client.get(event.url).text
    assert f'<a href="{proposition.receipt_url}">Prêter</a>' in page and "(42 voix)" in page


def test_a_reference_that_cannot_be_is_refused():
    block = PriorityBlock()
    with pytest.raises(wagtail_blocks.StructBlockValidationError):
        block.clean(block.to_python({"text": "Prêter", "reference": "0000-0000"}))


def test_photos_ask_for_the_agreement_of_the_people_on_them():
    block = PhotosBlock()
    with pytest.raises(wagtail_blocks.StructBlockValidationError) as refused:
        block.clean(block.to_python({"photos": [], "note": "Avec accord", "consent": False}))
    assert "consent" in refused.value.block_errors


def test_what_was_born_at_an_event_stands_on_its_page(client):
    event = EvenementPageFactory(past=True)
    here, elsewhere = PropositionFactory(page=event), PropositionFactory()
    page = client.get(event.url).text
    assert here.title in page and elsewhere.title not in page
    assert f"/propositions/?evenement={event.slug}" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "annulee"}, "est annulée"),
        ({"state": "reportee"}, "est reportée"),
        ({"past": True, "minutes": MINUTES}, "compte rendu"),
    ],
)
def test_followers_are_told_once_what_became_of_an_event(fields, sentence):
    event = EvenementPageFactory(**fields)
    news.tell_followers(event)
    news.tell_followers(event)
    assert sentence in Nouvelle.objects.get().sentence


def test_followers_hear_nothing_of_an_event_held_as_announced():
    news.tell_followers(EvenementPageFactory())
    assert not Nouvelle.objects.exists()
