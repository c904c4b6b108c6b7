"""Copying each type of page from the administration, with its children and as an alias."""

import icalendar
import pytest
from django.urls import reverse
from wagtail.models import Page

from actualites.models import ActualitePage
from evenements.models import EvenementPage, Seance
from home.models import ContentPage
from tests.evenements.doors import editor
from tests.evenements.factories import EvenementPageFactory, in_days
from tests.home.every_page import MAKERS, TYPES
from tests.home.factories import ContentPageFactory

pytestmark = pytest.mark.django_db

MANNERS = [{}, {"copy_subpages": "on"}, {"alias": "on"}, {"publish_copies": "on", "copy_subpages": "on"}]
COPIED = {ActualitePage, ContentPage, EvenementPage}


def copy(page: Page, **manner: str):
    data = {"new_title": "Une copie", "new_slug": "une-copie", "new_parent_page": page.get_parent().pk}
    return editor().post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data | manner, follow=True)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: " ".join(manner) or "alone")
@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.__name__)
def test_every_type_of_page_is_copied_to_a_valid_draft_or_refused_with_the_reason(model, manner):
    page = MAKERS[model]()
    before = Page.objects.count()
    answer = copy(page, **manner)
    assert answer.status_code == 200
    if model not in COPIED:
        assert Page.objects.count() == before and page.copy_refusal in answer.text
        return
    made = model.objects.get(slug="une-copie")
    assert made.live == ("publish_copies" in manner or "alias" in manner)
    made.full_clean()
    if "alias" not in manner:
        made.get_latest_revision_as_object().full_clean()
        assert editor().get(reverse("wagtailadmin_pages:edit", args=[made.pk])).status_code == 200
        made.get_latest_revision().publish()
    assert editor().get(made.get_url()).status_code == 200


def test_a_page_is_copied_with_its_children():
    parent = ContentPageFactory()
    ContentPageFactory(parent=parent, title="Dessous")
    copy(parent, copy_subpages="on")
    assert ContentPage.objects.get(slug="une-copie").get_children().get().title == "Dessous"


def test_a_copied_event_is_another_meeting(client):
    event = EvenementPageFactory(
        start_date=in_days(5), end_date=in_days(9), state="annulee", state_note="Grève", attendance=12,
        minutes=[("text", "<p>Trois idées.</p>")],
    )  # fmt: skip
    for days in (5, 9):
        day = in_days(days).date()
        Seance.objects.create(evenement=event, day=day, start_time="10:00", end_time="11:00")
    event.save_revision().publish()
    copy(event)
    made = EvenementPage.objects.get(slug="une-copie")
    made.get_latest_revision().publish()
    made.refresh_from_db()
    assert made.is_maintained and not made.state_note and not made.minutes and made.attendance is None
    assert made.seances.count() == 2 and not made.inscriptions.exists()
    calendars = [
        icalendar.Calendar.from_ical(client.get(page.calendar_url).content)
        for page in (EvenementPage.objects.get(pk=event.pk), made)
    ]
    uids = [{str(item["uid"]) for item in calendar.walk("vevent")} for calendar in calendars]
    assert len(uids[0]) == len(uids[1]) == 2 and not uids[0] & uids[1]
