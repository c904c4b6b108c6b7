"""Figures counted by the site, quoted in blocks and in sentences."""

import datetime
import json
import re

import pytest
from django.utils.html import strip_tags
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from editorial import moment
from editorial.blocks.text import TEXT_FEATURES
from editorial.clauses import notes_after_clauses
from editorial.templatetags.words import typeset
from home.figures import FIGURES
from home.models import ContentPage
from tests.contributions.factories import PropositionFactory
from tests.evenements.factories import EvenementPageFactory
from tests.home.factories import ContentPageFactory
from tests.support.queries import queries_of
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db

SENTENCE = '<p>Déjà <embed embedtype="chiffre" chiffre="territoires"/> régions.</p>'


def event_in(slug: str, **fields):
    return EvenementPageFactory(region=RegionAcademique.objects.get(slug=slug), **fields)


def page_with(*blocks: tuple) -> ContentPage:
    stream_block = ContentPage._meta.get_field("body").stream_block
    return ContentPageFactory(body=stream_block.normalize(list(blocks)))


def test_a_sentence_gives_the_figure_of_the_day_with_its_date_and_its_definition(client):
    page = page_with(("text", SENTENCE))
    event_in("grand-est")
    event_in("grand-est")
    event_in("bretagne")
    event_in("normandie", live=False)
    html = client.get(page.url).text

    assert '<data class="site-chiffre" value="2">2</data>' in html
    assert 'href="/chiffres/#chiffre-territoires"' in html and "régions académiques, " in html
    assert 'id="chiffre-territoires"' in client.get("/chiffres/").text


NUMBER = '<data class="site-chiffre" value="670">670</data>'
NOTE = '<a class="site-chiffre__note" href="/chiffres/#x">(au 30 novembre 2026)</a>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p># propositions ont été publiées.</p>", "<p>N propositions ont été publiées NOTE.</p>"),
        ("<p># propositions ont été publiées</p>", "<p>N propositions ont été publiées NOTE</p>"),
        ("<p>Déjà # propositions, dont 1,5 % ici.</p>", "<p>Déjà N propositions NOTE, dont 1,5 % ici.</p>"),
        ("<p>Ici 1,5 % de #&nbsp;textes&nbsp;!</p>", "<p>Ici 1,5 % de N&nbsp;textes NOTE&nbsp;!</p>"),
        ("<p># textes\u00a0; c’est peu.</p>", "<p>N textes NOTE\u00a0; c’est peu.</p>"),
        ("<p># textes et # votes.</p>", "<p>N textes et N votes NOTE.</p>"),
        (
            "<ul><li># textes</li><li># votes</li></ul>",
            "<ul><li>N textes NOTE</li><li>N votes NOTE</li></ul>",
        ),
        ("<p><b># textes</b> <i>lus</i>, merci</p>", "<p><b>N textes</b> <i>lus</i> NOTE, merci</p>"),
        ('<p># textes, <a href="/">lire</a></p>', '<p>N textes NOTE, <a href="/">lire</a></p>'),
        ("<p>Rien.</p>", "<p>Rien.</p>"),
    ],
)
def test_the_date_of_a_figure_goes_after_its_clause(written, read):
    shown = notes_after_clauses(written.replace("#", f"{NUMBER} {NOTE}"))
    assert shown == read.replace("NOTE", NOTE).replace("N", NUMBER, read.count("N ") + read.count("N&"))


def test_a_sentence_with_a_figure_reads_as_french(client):
    page = page_with(
        ("text", '<p><embed embedtype="chiffre" chiffre="propositions"/> propositions ont été publiées.</p>')
    )
    with moment.seen_on(datetime.date(2026, 11, 30)):
        text = " ".join(strip_tags(client.get(page.url).text).replace("\u00a0", " ").split())
    assert re.search(r"0 propositions ont été publiées \([^()]*, au 30 novembre 2026\)\.", text)


def test_a_block_gives_several_figures(client):
    PropositionFactory()
    page = page_with(
        ("bound_figures", {"title": "Où nous en sommes", "figures": ["propositions", "rencontres"]})
    )
    html = client.get(page.url).text

    assert "proposition publiée<" in html and "Où nous en sommes" in html


def test_a_figure_that_is_no_longer_counted_leaves_no_hole(client):
    html = expand_db_html('<p>Avec <embed embedtype="chiffre" chiffre="disparu"/>tous.</p>')
    assert html == "<p>Avec tous.</p>"


def test_the_editor_reads_and_writes_the_figure_as_one_word():
    converter = ContentstateConverter(features=TEXT_FEATURES)
    state = json.loads(converter.from_database_format(SENTENCE))
    block = state["blocks"][0]
    assert block["text"] == "Déjà [régions académiques] régions."
    assert [entity["type"] for entity in state["entityMap"].values()] == ["CHIFFRE"]

    written = converter.to_database_format(json.dumps(state))
    assert 'embedtype="chiffre"' in written and 'chiffre="territoires"' in written
    assert "[régions" not in written


def test_figures_in_many_texts_cost_no_more_than_in_one(client):
    """Kept until something public changes, they are counted once for all pages."""
    one, many = page_with(("text", SENTENCE)), page_with(*[("text", SENTENCE)] * 6)
    assert queries_of(client, many.url) <= queries_of(client, one.url) <= 12


def test_the_page_of_figures_defines_each_of_them(client):
    response = client.get("/chiffres/")
    assert response.status_code == 200 and "Set-Cookie" not in response
    for figure in FIGURES:
        assert f'id="chiffre-{figure.key}"' in response.text and typeset(figure.definition) in response.text
