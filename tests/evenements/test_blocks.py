import pytest
from django.template.loader import render_to_string
from wagtail.admin.icons import get_icons

from actualites.blocks import ACTUALITE_BLOCKS, NewsListBlock
from evenements.blocks import EventsListBlock
from partenaires.blocks import PartnersStripBlock
from partenaires.models import Partenaire
from tests.actualites.factories import ActualitePageFactory
from tests.evenements.factories import EvenementPageFactory, file_under
from tests.partenaires.factories import PartenaireFactory
from tests.vocabulaires.factories import AxeFactory

pytestmark = pytest.mark.django_db

BLOCKS = pytest.mark.parametrize(
    "block", [EventsListBlock(), NewsListBlock(), PartnersStripBlock()], ids=lambda b: type(b).__name__
)


def rendered(block, **value) -> str:
    block.set_name("block")
    return block.render(block.to_python(value))


@BLOCKS
def test_each_block_says_in_french_what_it_is_for(block):
    assert block.label and block.meta.group
    assert block.meta.description.endswith(".")
    assert f'id="icon-{block.meta.icon}"' in get_icons()


@BLOCKS
@pytest.mark.parametrize("filled", [False, True])
def test_each_block_has_a_working_preview(block, filled):
    if filled:
        EvenementPageFactory(title="Contenu publié")
        ActualitePageFactory(title="Contenu publié")
        PartenaireFactory(name="Contenu publié")
    block.set_name("block")
    value = block.get_preview_value()
    html = render_to_string(
        block.get_preview_template(value), {"bound_block": block.bind(value), "page_title": "Aperçu"}
    )

    assert ("Contenu publié" in html) == filled
    assert "<h2" in html


def test_every_block_is_offered_once():
    names = [name for name, _ in ACTUALITE_BLOCKS]

    assert len(names) == len(set(names))
    assert {"proposition_form", "proposition_list", "events_list", "news_list", "partners_strip"} <= set(
        names
    )


def test_events_are_listed_by_region_axis_and_moment():
    axe = AxeFactory()
    here = file_under(EvenementPageFactory(reunion=True), axes=[axe])
    other, past = EvenementPageFactory(), EvenementPageFactory(past=True)

    html = rendered(EventsListBlock(), region="la-reunion", axe=axe.pk, when="a-venir", count=3)
    assert here.title in html and other.title not in html
    assert f"?region=la-reunion&amp;axe={axe.slug}" in html

    html = rendered(EventsListBlock(), when="passees", count=3)
    assert past.title in html and here.title not in html


def test_news_are_listed_by_partner():
    partner = PartenaireFactory()
    featured = file_under(ActualitePageFactory(), partenaires=[partner])
    other = ActualitePageFactory()

    html = rendered(NewsListBlock(), partner=partner.pk, count=3)

    assert featured.title in html and other.title not in html


def test_partners_are_shown_in_the_order_chosen_without_drafts():
    first, second, draft = PartenaireFactory(), PartenaireFactory(), PartenaireFactory(draft=True)

    html = rendered(PartnersStripBlock(), partners=[second.pk, draft.pk, first.pk])

    assert html.index(second.name) < html.index(first.name)
    assert draft.name not in html


def test_partners_are_shown_by_kind():
    company = PartenaireFactory(kind=Partenaire.Kind.ENTREPRISE)
    other = PartenaireFactory()

    html = rendered(PartnersStripBlock(), kind="entreprise", partners=[])

    assert company.name in html and other.name not in html


@BLOCKS
def test_headings_follow_the_level_of_where_the_block_stands(block):
    EvenementPageFactory()
    ActualitePageFactory()
    PartenaireFactory()
    html = block.render(block.get_preview_value(), {"heading": "h3"})

    assert "<h3" in html and "<h4" in html and "<h2" not in html
