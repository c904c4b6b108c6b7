import copy
import datetime

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from wagtail.admin.icons import get_icons
from wagtail.rich_text import RichText

from editorial.blocks import (
    EDITORIAL_BLOCKS,
    AccordionBlock,
    CallOutBlock,
    DocumentBlock,
    ImageBlock,
    KeyFiguresBlock,
    LinkBlock,
    TimelineBlock,
    VideoBlock,
    within_section,
)
from editorial.models import Phase, SiteDocument

BLOCKS = pytest.mark.parametrize(
    "block", [block for _, block in EDITORIAL_BLOCKS], ids=lambda b: type(b).__name__
)


def preview(block) -> str:
    # The block itself belongs to the bodies of pages, which store it under its name.
    block = copy.deepcopy(block)
    block.set_name("block")
    value = block.get_preview_value()
    return render_to_string(
        block.get_preview_template(value), {"bound_block": block.bind(value), "page_title": "Aperçu"}
    )


@BLOCKS
@pytest.mark.django_db
def test_each_block_shows_a_preview_with_words_in_it(block):
    html = preview(block)

    assert block.is_previewable
    assert html.count("<main") == 1
    assert len(html.split("<main", 1)[1]) > 150


@BLOCKS
def test_each_block_says_in_french_what_it_is_for(block):
    assert block.label
    assert block.meta.description.endswith(".")
    assert block.meta.group
    assert f'id="icon-{block.meta.icon}"' in get_icons()


def test_a_text_has_no_heading_of_level_one():
    texts = [block for name, block in EDITORIAL_BLOCKS if name == "text"]
    texts += [block for name, block in within_section(EDITORIAL_BLOCKS) if name == "text"]

    assert [("h1" in text.features) for text in texts] == [False, False]
    assert "h2" not in texts[1].features


@pytest.mark.django_db
def test_an_image_without_alternative_text_is_refused_unless_decorative(site_image):
    block = ImageBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"image": {"image": site_image.pk, "alt_text": "", "decorative": False}}))
    block.clean(block.to_python({"image": {"image": site_image.pk, "alt_text": "", "decorative": True}}))
    block.clean(
        block.to_python({"image": {"image": site_image.pk, "alt_text": "Une classe", "decorative": False}})
    )


@pytest.mark.django_db
def test_an_image_is_offered_in_modern_formats_and_sizes(site_image):
    block = ImageBlock()
    value = block.to_python(
        {"image": {"image": site_image.pk, "alt_text": "Une classe", "decorative": False}}
    )

    html = block.render(value)

    assert 'type="image/avif"' in html and 'type="image/webp"' in html
    assert 'alt="Une classe"' in html and 'loading="lazy"' in html


@pytest.mark.parametrize(
    ("page", "url", "valid"),
    [
        (None, "", False),
        (None, "/propositions/", True),
        (None, "https://www.education.gouv.fr/", True),
        (None, "javascript:alert(1)", False),
        (None, "propositions", False),
    ],
)
def test_a_link_leads_to_a_page_or_to_an_address(page, url, valid):
    block = LinkBlock()
    value = block.to_python({"label": "Lire", "page": page, "url": url})

    if valid:
        assert block.clean(value).href == url
    else:
        with pytest.raises(ValidationError):
            block.clean(value)


@pytest.mark.django_db
def test_a_button_to_an_unpublished_page_is_not_shown():
    from home.models import HomePage

    page = HomePage.objects.get()
    value = LinkBlock().to_python({"label": "Lire", "page": page.pk, "url": ""})
    assert value.href

    HomePage.objects.update(live=False)
    assert LinkBlock().to_python({"label": "Lire", "page": page.pk, "url": ""}).href == ""


def test_a_video_is_a_file_or_an_address_and_has_a_transcript():
    block = VideoBlock()
    whole = {"title": "Film", "external_url": "https://example.org/", "transcript": "<p>Tout.</p>"}

    block.clean(block.to_python(whole))
    with pytest.raises(ValidationError):
        block.clean(block.to_python(whole | {"external_url": ""}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python(whole | {"transcript": ""}))


@pytest.mark.django_db
def test_a_document_announces_its_format_size_and_language():
    document = SiteDocument(title="Bilan", file="bilan.pdf", file_size=2_500_000, language="en")
    value = DocumentBlock().meta.value_class(DocumentBlock(), [("document", document)])

    assert value.detail.replace("\xa0", " ") == "PDF – 2,4 Mio – anglais"


def test_a_figure_needs_its_source_and_says_when_the_source_gives_no_date():
    block = KeyFiguresBlock()
    whole = {"prefix": "Plus de", "value": "18", "label": "régions", "date": "2019-10-16", "source": "Bilan"}

    told = block.render(block.clean(block.to_python({"figures": [whole, whole | {"date": None}]})))
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    assert "Plus de</span> 18" in told and "au 16 octobre 2019" in told
    assert told.count("date non précisée par la source") == 1
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"figures": [whole | {"source": None}]}))


def test_a_folded_text_opens_without_a_script():
    html = AccordionBlock().render(AccordionBlock().get_preview_value())

    assert "<details" in html and "<summary" in html and "<button" not in html


def test_headings_of_blocks_follow_the_level_of_where_they_stand():
    block = CallOutBlock()
    value = block.get_preview_value()

    assert "<h2" in block.render(value)
    assert "<h3" in block.render(value, {"heading": "h3"})


def step_states(block, steps):
    value = block.to_python({"title": "", "steps": steps})
    return [step.state for step in block.get_context(value)["steps"]]


def test_a_timeline_marks_the_step_under_way():
    today = datetime.date.today()
    a_day = datetime.timedelta(days=1)
    steps = [
        {"title": "Avant", "start_date": str(today - 9 * a_day), "end_date": str(today - a_day)},
        {"title": "Aujourd’hui", "start_date": str(today), "end_date": str(today)},
        {"title": "Sans fin", "start_date": str(today - a_day), "end_date": None},
        {"title": "Demain", "start_date": str(today + a_day), "end_date": None},
    ]

    assert step_states(TimelineBlock(), steps) == ["past", "current", "current", "future"]


@pytest.mark.django_db
def test_a_timeline_without_steps_shows_the_calendar_of_the_consultation(django_assert_num_queries):
    Phase.objects.create(title="Consultation", start_date="2020-06-26", end_date="2020-09-15")
    block = TimelineBlock()

    with django_assert_num_queries(1):
        context = block.get_context(block.to_python({"title": "", "steps": []}))

    assert [step.title for step in context["steps"]] == ["Consultation"]


def test_rich_text_in_blocks_is_rich_text():
    assert isinstance(CallOutBlock().get_preview_value()["text"], RichText)
