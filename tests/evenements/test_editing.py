import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from comptes.models import User
from evenements.models import EvenementPage
from tests.evenements.factories import EvenementPageFactory, EvenementsIndexPageFactory
from vocabulaires.models import Academie, RegionAcademique

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    client = Client()
    client.force_login(
        User.objects.create_superuser(email="chef@example.org", password="une-phrase-de-passe-longue")
    )
    return client


def form_data(**changes) -> dict:
    return nested_form_data(
        {
            "title": "Rencontre de Saint-Denis",
            "slug": "saint-denis",
            "lead": "",
            "time_zone": "Indian/Reunion",
            "start_date": "03/01/2999 14:00",
            "end_date": "03/01/2999 17:00",
            "format": "sur-place",
            "place": "Lycée Leconte-de-Lisle",
            "region": str(RegionAcademique.objects.get(slug="la-reunion").pk),
            "state": "maintenue",
            "seances": inline_formset([]),
            "programme": streamfield([]),
            "body": streamfield([]),
            "minutes": streamfield([]),
            "comments": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": "",
            },
            **changes,
        }
    )


def add_url() -> str:
    index = EvenementsIndexPageFactory()
    return reverse("wagtailadmin_pages:add", args=["evenements", "evenementpage", index.pk])


def test_two_in_the_afternoon_is_typed_in_the_clock_of_the_place(editor):
    editor.post(add_url(), form_data(**{"action-publish": "1"}))
    page = EvenementPage.objects.get()

    assert page.start_date == datetime.datetime(2999, 1, 3, 14, tzinfo=ZoneInfo("Indian/Reunion"))

    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'value="03/01/2999 14:00"' in form


def test_saving_again_moves_no_hour(editor):
    editor.post(add_url(), form_data(**{"action-publish": "1"}))
    page = EvenementPage.objects.get()
    editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        form_data(title="Un autre titre", **{"action-publish": "1"}),
    )

    saved = EvenementPage.objects.get()
    assert saved.title == "Un autre titre" and saved.start_date == page.start_date


def test_the_preview_shows_what_was_typed_with_a_working_page(editor):
    page = EvenementPageFactory(reunion=True)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    editor.post(url, form_data(title="Titre relu avant publication", slug=page.slug))
    content = editor.get(url).content.decode().replace("\xa0", " ")

    assert "Titre relu avant publication</h1>" in content
    assert "de 14 h à 17 h" in content


def errors_of(**changes) -> dict:
    page = EvenementPageFactory.build(parent=None, path="0001", depth=1, slug="essai", **changes)
    try:
        page.clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def test_an_academie_belongs_to_the_region_of_the_event():
    bretagne = RegionAcademique.objects.get(slug="bretagne")

    assert "academie" in errors_of(region=bretagne, academie=Academie.objects.get(slug="lille"))


@pytest.mark.parametrize("format", ["sur-place", "hybride"])
def test_an_event_that_one_goes_to_has_a_place(format):
    assert "place" in errors_of(place="", format=format)


def test_an_online_event_needs_no_place():
    assert errors_of(place="", format="en-ligne") == {}


def test_an_event_does_not_end_before_it_starts():
    moment = datetime.datetime(2999, 1, 3, 14, tzinfo=datetime.UTC)

    assert "end_date" in errors_of(start_date=moment, end_date=moment - datetime.timedelta(hours=1))


def test_the_clock_is_that_of_the_region():
    assert "time_zone" in errors_of(reunion=True, time_zone="Europe/Paris")


def test_events_live_under_their_list_alone():
    assert EvenementPage.allowed_parent_page_models() == [type(EvenementsIndexPageFactory())]
    assert EvenementPage.allowed_subpage_models() == []
