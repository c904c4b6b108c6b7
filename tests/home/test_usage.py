"""The administration tells where a thing is used before it is deleted, whatever the kind of link."""

import pytest
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.models import ReferenceIndex, get_page_models

from tests.actualites.factories import ActualitePageFactory
from tests.evenements.doors import editor
from tests.evenements.factories import EvenementPageFactory
from tests.home.every_page import MAKERS
from tests.partenaires.factories import PartenaireFactory
from tests.vocabulaires.factories import AxeFactory
from vocabulaires.models import Axe, Theme

pytestmark = pytest.mark.django_db

LINKS = [
    pytest.param(model, field, id=f"{model.__name__}.{field.name}")
    for model in get_page_models()
    for field in model._meta.local_many_to_many
]


def used(row) -> int:
    return ReferenceIndex.get_grouped_references_to(row).count()


@pytest.mark.parametrize(("model", "field"), LINKS)
def test_what_a_page_is_filed_under_knows_that_page(model, field):
    page = MAKERS[model]()
    target = field.related_model
    row = PartenaireFactory() if target.__name__ == "Partenaire" else None
    row = row or (EvenementPageFactory() if target.__name__ == "EvenementPage" else None)
    row = (
        row
        or target.objects.first()
        or (AxeFactory() if target is Axe else Theme.objects.create(name="Équipement"))
    )
    before = used(row)
    setattr(page, field.name, [row])
    page.save()
    assert used(row) == before + 1
    setattr(page, field.name, [])
    page.save()
    assert used(row) == before


def test_a_partner_says_on_how_many_pages_it_is_shown():
    partner = PartenaireFactory()
    for factory in (ActualitePageFactory, EvenementPageFactory):
        page = factory()
        page.partenaires = [partner]
        page.save_revision().publish()
    name = partner.snippet_viewset.get_url_name("delete")
    text = editor().get(reverse(name, args=[quote(partner.pk)])).text
    assert "référencé(e) 2 fois" in text
