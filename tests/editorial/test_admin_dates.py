"""Dates as the team reads them in lists, and finds them in fields."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from comptes.models import User
from editorial.models import Phase
from tests.lettres.factories import LettreFactory

pytestmark = pytest.mark.django_db

FIRST = datetime.date(2026, 10, 1)
ISO = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("equipe@example.org", "mot-de-passe-de-test"))
    return client


def listing(staff, name: str) -> str:
    """What one reads of a list, whatever its attributes say to programs."""
    text = staff.get(reverse(name)).text
    return strip_tags(text[text.index('id="listing-results"') :])


def test_lists_write_days_in_full_without_a_hole_where_there_is_none(staff):
    Phase.objects.create(title="Consultation", start_date=FIRST)
    assert "1er\xa0octobre\xa02026" in listing(staff, Phase.snippet_viewset.get_url_name("list"))
    assert "None" not in listing(staff, Phase.snippet_viewset.get_url_name("list"))


def test_the_list_of_letters_writes_days_in_full(staff):
    lettre = LettreFactory(date=FIRST)
    shown = listing(staff, lettre.snippet_viewset.get_url_name("list"))
    assert "1er\xa0octobre\xa02026" in shown and not ISO.search(shown)


def test_the_filters_of_a_list_are_filled_in_french_form(staff):
    assert '"format": "d/m/Y"' in staff.get(reverse("courriels_envoyes:index")).text


def test_a_form_shows_a_date_in_french_form_and_reads_it_so(staff):
    phase = Phase.objects.create(title="Consultation", start_date=FIRST)
    address = reverse(Phase.snippet_viewset.get_url_name("edit"), args=[phase.pk])
    assert 'value="01/10/2026"' in staff.get(address).text
    staff.post(address, {"title": "Consultation", "start_date": "02/11/2026", "end_date": ""})
    phase.refresh_from_db()
    assert phase.start_date == datetime.date(2026, 11, 2)
