"""What the editors are told to mend before a page is published."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamValue

from comptes.models import User
from editorial.checks import Level, check_page
from editorial.checks.contrast import contrast_ratio, parse_colour, ratio_of_style
from editorial.checks.reading import measure, syllables
from home.models import ContentPage
from tests.editorial.factories import SiteDocumentFactory, SiteImageFactory
from tests.home.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


def body(*blocks: tuple) -> StreamValue:
    return ContentPage._meta.get_field("body").stream_block.normalize(list(blocks))


def said(*blocks: tuple) -> list[str]:
    page = ContentPage(title="Une page", lead="Une page de plus.", body=body(*blocks))
    return [f"{finding.level.name} {finding.rule} {finding.message}" for finding in check_page(page)]


def test_a_sound_page_has_nothing_to_mend():
    assert (
        said(("text", "<h2>Le calendrier</h2><p>Tout commence en mai.</p><h3>En mai</h3><p>On propose.</p>"))
        == []
    )


def test_a_heading_that_skips_a_level_is_told_with_the_level_to_choose():
    (finding,) = said(("text", "<h2>Un</h2><h4>Deux</h4><p>Le texte.</p>"))
    assert finding.startswith("ERROR titres") and "Choisissez le niveau 3" in finding


def test_a_text_that_begins_too_low_is_told():
    assert "niveau 3 sous un titre de niveau 1" in said(("text", "<h3>Trop bas</h3><p>Le texte.</p>"))[0]


def test_a_block_title_counts_among_the_headings():
    assert (
        said(("figures", {"title": "Chiffres", "figures": []}), ("text", "<h3>Détail</h3><p>Le texte.</p>"))
        == []
    )


@pytest.mark.parametrize("words", ["Cliquez ici", "en savoir plus", "ICI !", "lire la suite…"])
def test_a_link_that_does_not_say_where_it_leads_is_told(words):
    html = f'<p>La charte <a href="https://example.org/">{words}</a></p>'
    assert any("ERROR liens" in line for line in said(("text", html)))


def test_a_button_says_where_it_leads_too():
    button = {"label": "Cliquez ici", "page": None, "url": "/charte/"}
    assert "ne dit pas où il mène" in said(("buttons", {"buttons": [button]}))[0]


def test_two_links_of_one_text_that_part_are_told():
    html = '<p><a href="https://a.example/">Le rapport</a> et <a href="https://b.example/">le rapport</a></p>'
    assert "mènent à des pages différentes" in said(("text", html))[0]


def picture(alt: str, **fields) -> dict:
    image = SiteImageFactory(width=fields.pop("width", 1200), **fields)
    image.contextual_alt_text, image.decorative = alt, False
    return {"image": image, "caption": ""}


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("", "n’a pas de texte de remplacement"),
        ("IMG_2034.jpg", "nom de fichier"),
        ("Photo de la salle", "Inutile d’écrire"),
        ("Des mots " * 40, "est long"),
    ],
)
def test_an_alternative_text_that_teaches_nothing_is_told(alt, expected):
    assert any(expected in line for line in said(("image", picture(alt))))


def test_a_decorative_picture_needs_no_text():
    value = picture("")
    value["image"].decorative = True
    assert [line for line in said(("image", value)) if " images " in line] == []


def test_a_heavy_document_is_told_with_its_weight():
    document = SiteDocumentFactory(file_size=12 * 1024 * 1024)
    (finding,) = said(("document", {"document": document, "title": "", "description": ""}))
    assert "pèse 12" in finding


def test_an_empty_block_is_told():
    assert "est vide" in said(("text", "<p> </p>"))[0]


def test_a_pale_colour_that_came_with_a_pasted_text_is_told():
    (finding,) = said(("text", '<p><span style="color: #aaaaaa">À peine lisible</span></p>'))
    assert "se détache mal" in finding and "il faut 4,5" in finding


def test_long_sentences_and_hard_words_are_told():
    sentence = " ".join(["L’institutionnalisation interministérielle des expérimentations"] * 12) + "."
    rules = said(("text", f"<p>{sentence}</p>" * 3))
    assert any("Coupez-la en deux" in line for line in rules) and any("facilité" in line for line in rules)


def test_what_is_in_a_part_shown_later_is_read_too():
    part = {"when": "avant", "phase": None, "next_phase": None, "date": "2020-01-01", "end_date": None}
    found = said(("moment", {**part, "content": [("text", "<p></p>")]}))
    assert "est vide" in found[0]


def test_contrast_is_measured_as_accessibility_rules_do():
    assert round(contrast_ratio((0, 0, 0), (255, 255, 255)), 1) == 21.0
    assert round(contrast_ratio(parse_colour("#767676"), parse_colour("#fff")), 2) == 4.54
    assert ratio_of_style("font-weight: bold") is None


def test_reading_is_measured_in_french():
    assert [syllables(word) for word in ("école", "classe", "numérique", "eau")] == [2, 1, 3, 1]
    easy = measure(["Le chat dort. Il fait beau. On joue."])
    assert (easy.words, easy.sentences) == (8, 3) and easy.ease > 90


def test_what_keeps_readers_out_comes_first():
    page = ContentPage(title="Une page", body=body(("text", "<p></p>")))
    assert [finding.level for finding in check_page(page)] == [Level.ERROR, Level.ADVICE]


@pytest.fixture
def editor():
    client = Client()
    client.force_login(User.objects.create_superuser(email="chef@example.org", password="une-phrase"))
    return client


def test_an_editor_reads_what_to_mend_in_the_form_and_on_its_screen(editor):
    page = ContentPageFactory(lead="Un chapô.", body=body(("text", "<h4>Trop bas</h4><p>Le texte.</p>")))

    assert "saute un niveau" in editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "saute un niveau" in editor.get(reverse("page_checks", args=[page.pk])).text


def test_checking_a_page_costs_no_query(django_assert_num_queries):
    page = ContentPageFactory(body=body(("text", "<h4>Trop bas</h4><p>Le texte.</p>")))
    with django_assert_num_queries(0):
        check_page(page)


def test_every_block_can_be_checked():
    """A block that the checks do not understand would close the editor of its page."""
    stream_block = ContentPage._meta.get_field("body").stream_block
    examples = [(name, child.get_preview_value()) for name, child in stream_block.child_blocks.items()]
    check_page(ContentPage(title="Tous les blocs", body=StreamValue(stream_block, examples)))
