"""What follows an event's publication, withdrawal or deletion follows whichever way it came."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comptes.models import Nouvelle
from courriels.models import Courriel
from evenements.inscriptions import announcements
from evenements.models import Avis, EvenementPage, Inscription
from tests.evenements import doors
from tests.evenements.factories import in_days
from tests.evenements.inscriptions.factories import InscriptionFactory, open_event

pytestmark = pytest.mark.django_db

publishing = pytest.mark.parametrize("publish", doors.PUBLISHING.values(), ids=doors.PUBLISHING)
withdrawing = pytest.mark.parametrize("withdraw", doors.WITHDRAWING.values(), ids=doors.WITHDRAWING)
deleting = pytest.mark.parametrize("delete", doors.DELETING.values(), ids=doors.DELETING)


def drafted(event: EvenementPage, **changes) -> EvenementPage:
    """A published event with changes that are not."""
    for name, value in changes.items():
        setattr(event, name, value)
    event.save_revision()
    return EvenementPage.objects.get(pk=event.pk)


def later() -> int:
    """What the worker of mails writes once the wait is over."""
    return announcements.write_due(timezone.now() + announcements.WAIT + timedelta(seconds=1))


@publishing
def test_places_added_go_to_who_waits(through, publish):
    event = open_event(capacity_on_site=1)
    InscriptionFactory(evenement=event)
    waiting = InscriptionFactory(evenement=event, waiting=True)
    through(publish, drafted(event, capacity_on_site=2))
    waiting.refresh_from_db()
    assert waiting.is_confirmed
    assert Courriel.objects.get(kind="inscription-place").recipient == waiting.email


@publishing
def test_followers_are_told_of_a_cancellation_once(through, publish):
    event = open_event()
    through(publish, drafted(event, state="annulee"))
    through(doors.by_command, EvenementPage.objects.get(pk=event.pk))
    assert Nouvelle.objects.get().sentence == f"La rencontre « {event.title} » est annulée."


@publishing
def test_registrants_are_told_of_a_cancellation_after_a_while_and_once(through, publish):
    event = open_event()
    rows = InscriptionFactory.create_batch(2, evenement=event)
    through(publish, drafted(event, state="annulee"))
    assert announcements.write_due() == 0, "there is time to mend a slip"
    assert later() == 2 and later() == 0
    mails = Courriel.objects.filter(kind="inscription-annulee")
    assert sorted(mails.values_list("recipient", flat=True)) == sorted(row.email for row in rows)


@publishing
def test_a_slip_mended_in_time_is_told_to_nobody(through, publish):
    event = open_event()
    InscriptionFactory(evenement=event)
    through(publish, drafted(event, state="annulee"))
    event = EvenementPage.objects.get(pk=event.pk)
    through(publish, drafted(event, state="maintenue"))
    assert not Avis.objects.exists() and later() == 0


@publishing
def test_registrants_are_told_of_another_date(through, publish):
    event = open_event()
    InscriptionFactory(evenement=event)
    through(publish, drafted(event, start_date=in_days(20), end_date=in_days(20, hours=2)))
    assert later() == 1 and "Nouvelle date" in Courriel.objects.get(kind__startswith="inscription-").subject


def test_a_change_scheduled_for_later_is_told_to_nobody_yet(through):
    event = open_event()
    InscriptionFactory(evenement=event)
    draft = drafted(event, state="annulee", go_live_at=in_days(1))
    through(doors.by_command, draft)
    assert later() == 0 and not Nouvelle.objects.exists()


@withdrawing
def test_registrants_keep_their_page_and_are_told_that_the_event_is_off_the_site(client, through, withdraw):
    event = open_event()
    row = InscriptionFactory(evenement=event)
    through(withdraw, event)
    assert client.get(event.url).status_code == 404
    page = client.get(row.private_path)
    assert page.status_code == 200 and event.title in page.text
    assert "n’est plus sur le site" in page.text and f'href="{event.url}"' not in page.text
    assert later() == 1
    mail = Courriel.objects.get()
    assert mail.kind == "inscription-retiree" and row.private_path in mail.body and event.url not in mail.body


@withdrawing
def test_who_knows_that_an_event_is_cancelled_hears_nothing_of_its_page(through, withdraw):
    event = open_event(state="annulee")
    InscriptionFactory(evenement=event)
    through(withdraw, event)
    assert later() == 0


def test_an_event_that_comes_back_is_told_to_have_kept_its_date(through):
    event = open_event()
    InscriptionFactory(evenement=event)
    through(doors.unpublish_by_command, event)
    later()
    through(doors.by_command, drafted(EvenementPage.objects.get(pk=event.pk)))
    later()
    mail = Courriel.objects.order_by("-pk").first()
    assert "La rencontre a bien lieu" in mail.subject and "a bien lieu" in mail.body


@deleting
def test_an_event_that_people_expect_to_come_to_is_not_deleted(through, delete):
    event = open_event()
    index = event.get_parent()
    row = InscriptionFactory(evenement=event)
    through(delete, event)
    assert Inscription.objects.get() == row
    index.refresh_from_db()
    assert index.numchild == index.get_children().count() == 1


@deleting
@pytest.mark.parametrize(
    "told",
    [
        {"past": True},
        {"state": "annulee"},
    ],
    ids=["over", "cancelled and told"],
)
def test_an_event_that_nobody_expects_any_more_can_be_deleted(client, through, delete, told):
    row = InscriptionFactory(evenement=open_event(**told))
    through(delete, row.evenement)
    assert not EvenementPage.objects.exists()
    page = client.get(row.private_path)
    assert page.status_code == 410 and "ne fonctionne pas" in page.text


def test_the_team_is_told_why_it_cannot_delete_in_bulk():
    event = InscriptionFactory().evenement
    url = f"/admin/bulk/wagtailcore/page/delete/?id={event.pk}"
    answer = doors.editor().post(url, follow=True)
    assert answer.status_code == 200 and event.title in answer.text and "sont inscrites" in answer.text


def test_the_team_may_stop_what_would_be_told(through):
    event = open_event()
    InscriptionFactory(evenement=event)
    through(doors.by_command, drafted(event, state="annulee"))
    doors.editor().post(f"/admin/rencontres/{event.pk}/prevenir/", {"arreter": "1"})
    assert later() == 0 and announcements.pending(EvenementPage.objects.get())


def test_one_registers_at_the_original_of_an_alias(client, through):
    event = open_event(capacity_on_site=1)
    InscriptionFactory(evenement=event)
    alias = event.create_alias(update_slug="au-meme-endroit")
    page = client.get(alias.registration_url).text
    assert "liste d’attente" in page and f'action="{event.registration_url}"' in page
    through(doors.by_command, drafted(event, state="annulee"))
    alias.refresh_from_db()
    assert alias.state == "annulee" and Nouvelle.objects.count() == 2
    assert later() == 1
