import datetime

import pytest

from editorial.templatetags.components import filter_form
from evenements.filters import EvenementFilterForm
from evenements.models import EvenementPage
from evenements.templatetags.event_cards import event_card
from tests.evenements.factories import EvenementPageFactory, in_days
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db


def card_of(page: EvenementPage) -> str:
    return event_card(EvenementPage.objects.for_card().get(pk=page.pk))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "Un autre titre"}, "Un autre titre"),
        ({"place": "Salle des fêtes"}, "Salle des fêtes"),
        ({"format": "en-ligne"}, "En ligne"),
        ({"state": "annulee"}, "Annulée"),
        ({"time_zone": "Indian/Reunion"}, "heure de La Réunion"),
        ({"start_date": in_days(-3), "end_date": in_days(-2)}, "Passée"),
    ],
)
def test_a_card_says_at_once_what_has_changed(change, said):
    page = EvenementPageFactory(start_date=in_days(3), format="sur-place")
    assert said not in card_of(page)
    EvenementPage.objects.filter(pk=page.pk).update(**change)
    assert said in card_of(page)


def test_a_card_says_the_name_of_its_region_once_it_has_changed():
    page = EvenementPageFactory(region=RegionAcademique.objects.get(slug="bretagne"))
    assert "Bretagne" in card_of(page)
    RegionAcademique.objects.filter(slug="bretagne").update(name="Armorique")
    assert "Armorique" in card_of(page)


def test_the_filters_of_a_list_are_written_for_what_was_chosen():
    def written(**params: str) -> str:
        return filter_form(EvenementFilterForm(params), "/evenements/", "Filtrer")

    untouched = written()
    assert "<details" in untouched
    assert " open>" not in untouched
    assert " open>" in written(format="en-ligne")
    RegionAcademique.objects.filter(slug="bretagne").update(name="Armorique")
    assert "Armorique" in written()
    assert datetime.date.today().isoformat() in written(du=datetime.date.today().isoformat())
