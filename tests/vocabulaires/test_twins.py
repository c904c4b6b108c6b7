"""Two rows whose names look the same are one: refused with a sentence, and by the database."""

import unicodedata

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from editorial.names import NamedOnce
from tests.contributions.factories import MotifFactory
from tests.evenements.doors import editor
from tests.partenaires.factories import PartenaireFactory
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

FACTORIES = {"Axe": AxeFactory, "Motif": MotifFactory, "Partenaire": PartenaireFactory, "Theme": ThemeFactory}
MODELS = [model for model in apps.get_models() if issubclass(model, NamedOnce)]
NAME = "L’équipement numérique"
TWINS = [
    unicodedata.normalize("NFD", NAME),
    "L’equipement numerique",
    "L’équipement  numérique",
    "L’équipement\u00a0numérique ",
    "L’ÉQUIPEMENT NUMÉRIQUE",
    "L'équipement numérique",
    "L’équipement\u200b numérique",
]


def make(model, name: str):
    factory = FACTORIES.get(model.__name__)
    return (factory or model.objects.create)(**{model.NAMED_BY: name})


@pytest.mark.parametrize("twin", TWINS, ids=ascii)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_twin_is_refused_with_a_sentence_and_by_the_database(model, twin):
    make(model, NAME)
    with pytest.raises(ValidationError) as refused:
        model(**{model.NAMED_BY: twin}).clean()
    assert "existe déjà" in refused.value.message_dict[model.NAMED_BY][0]
    with pytest.raises(IntegrityError), transaction.atomic():
        make(model, twin)


@pytest.mark.parametrize("name", ["🚀", "—", "日本", "!!"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_name_of_which_no_address_can_be_made_is_refused(model, name):
    with pytest.raises(ValidationError) as refused:
        model(**{model.NAMED_BY: name}).clean()
    assert "ni lettre latine ni chiffre" in refused.value.message_dict[model.NAMED_BY][0]
    with pytest.raises(IntegrityError), transaction.atomic():
        make(model, name)


@pytest.mark.parametrize("name", ["🚀", *TWINS], ids=ascii)
def test_the_form_of_a_theme_says_why_and_the_site_map_stands(client, name):
    ThemeFactory(name=NAME)
    url = reverse(Theme.snippet_viewset.get_url_name("add"))
    answer = editor().post(url, {"name": name, "axe": "", "description": "", "synonyms": ""})
    assert answer.status_code == 200 and Theme.objects.filter(name=NAME).count() == Theme.objects.count()
    assert "ni lettre latine ni chiffre" in answer.text or "existe déjà" in answer.text
    for page in ("/sitemap.xml", "/themes/", "/plan-du-site/"):
        assert client.get(page).status_code == 200


def test_a_row_keeps_its_own_name_and_takes_one_that_differs():
    theme = ThemeFactory(name=NAME)
    theme.clean()
    ThemeFactory(name="L’équipement numérique des écoles").clean()
