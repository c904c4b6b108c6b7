"""What browsers download, as it is built."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings

from editorial.assets.build import FORM_SCRIPTS, Builder
from editorial.assets.sprites import place_images


@pytest.fixture(scope="module")
def assets(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "assets"
    Builder(settings.BASE_DIR, folder).run()
    return folder


def test_the_style_sheet_asks_for_one_file_of_drawings(assets):
    css = (assets / "site.css").read_text(encoding="utf-8")
    drawings = {url.partition("#")[0] for url in re.findall(r"url\(([^)]+)\)", css) if "woff2" not in url}
    assert drawings == {"icons.svg"}


def test_every_image_that_the_style_sheet_names_is_a_view_of_the_drawings(assets):
    css = (assets / "site.css").read_text(encoding="utf-8")
    drawing = ElementTree.parse(assets / "icons.svg").getroot()
    views = {part.get("id") for part in drawing.iter() if part.tag.endswith("}view")}
    assert set(re.findall(r"icons\.svg#([\w-]+)", css)) == views != set()


def test_an_image_written_twice_is_drawn_once():
    strip = ElementTree.Element("svg")
    image = "url(\"data:image/svg+xml;charset=utf-8,<svg viewBox='0 0 44 18'><path d='M0 0'/></svg>\")"
    css = place_images(f"a{{background-image:{image}}}b{{background-image:{image}}}", strip)
    assert css == "a{background-image:url(icons.svg#image-0)}b{background-image:url(icons.svg#image-0)}"
    view, drawing = strip
    assert view.get("viewBox") == "48 0 44 18"
    assert drawing.get("viewBox") == "0 0 44 18"


def test_images_whose_parts_share_a_name_are_refused():
    images = "".join(
        f"url(\"data:image/svg+xml,<svg viewBox='0 0 1 {n}'><path id='a'/></svg>\")" for n in (1, 2)
    )
    with pytest.raises(ValueError, match="same name"):
        place_images(images, ElementTree.Element("svg"))


def test_the_script_of_forms_is_all_of_theirs_each_in_a_block_of_its_own(assets):
    script = (assets / "forms.js").read_text(encoding="utf-8")
    for name in FORM_SCRIPTS:
        source = (settings.BASE_DIR / "static" / "js" / name).read_text(encoding="utf-8")
        assert f"{{\n{source}}}\n" in script
