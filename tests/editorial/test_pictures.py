"""A picture is refused with a sentence or kept without what it says of its author, by whatever door it comes."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import reverse
from PIL import Image
from wagtail.images.models import SourceImageIOError
from wagtail.models import Collection

from editorial.blocks.media import ImageBlock
from editorial.models import SiteImage, SiteRendition
from editorial.templatetags.site import social_rendition
from tests.comptes.factories import UserFactory
from tests.editorial.factories import SiteImageFactory
from tests.support.pictures import BROKEN, DEVICE, READABLE, SECRETS, drawn, saved, told

pytestmark = pytest.mark.django_db

SPECS = (
    "format-avif|width-48",
    "format-webp|width-48",
    "format-jpeg|width-48",
    "fill-32x32|format-jpeg",
    "original",
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor(client):
    user = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(user)
    return client


def posted(name, content, **more):
    root = Collection.get_first_root_node()
    return {"title": "Photo", "file": SimpleUploadedFile(name, content), "collection": root.pk, **more}


def by_adding(editor, name, content):
    response = editor.post(reverse("wagtailimages:add"), posted(name, content))
    return "" if response.status_code == 302 else response.content.decode()


def by_adding_many(editor, name, content):
    response = editor.post(
        reverse("wagtailimages:add_multiple"),
        {
            "title": "Photo",
            "files[]": SimpleUploadedFile(name, content),
            "collection": Collection.get_first_root_node().pk,
        },
    )
    answer = json.loads(response.content)
    return "" if answer["success"] else answer["error_message"]


def by_choosing(editor, name, content):
    data = {f"image-chooser-upload-{key}": value for key, value in posted(name, content).items()}
    response = editor.post(reverse("wagtailimages_chooser:create"), data)
    answer = json.loads(response.content)
    return "" if answer["step"] == "chosen" else str(answer)


def by_replacing(editor, name, content):
    image = SiteImageFactory(title="Ancienne")
    response = editor.post(reverse("wagtailimages:edit", args=[image.pk]), posted(name, content))
    return "" if response.status_code == 302 else response.content.decode()


def by_saving(editor, name, content):
    try:
        SiteImage.objects.create(title="Photo", file=ImageFile(BytesIO(content), name=name))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def by_creating_in_bulk(editor, name, content):
    try:
        SiteImage.objects.bulk_create([SiteImage(title="Photo", file=ImageFile(BytesIO(content), name=name))])
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def by_its_file(editor, name, content):
    image = SiteImageFactory()
    try:
        image.file.save(name, ContentFile(content))
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


DOORS = [by_adding, by_adding_many, by_choosing, by_replacing, by_saving, by_creating_in_bulk, by_its_file]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", READABLE)
def test_a_picture_that_can_be_read_is_kept_without_what_it_says_of_its_author(editor, door, kind, tmp_path):
    name, content = READABLE[kind]()
    assert door(editor, name, content) == ""
    image = SiteImage.objects.latest("pk")
    with image.open_file() as file, Image.open(file) as kept:
        assert kept.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}
        assert not kept.getexif() and "icc_profile" not in kept.info
        assert (image.width, image.height) == kept.size
        assert kept.size == ((40, 64) if "side" in kind else (64, 40))
        assert getattr(kept, "n_frames", 1) == (2 if "animated" in kind else 1)
    assert image.file_size == image.file.size < 20_000
    with image.open_file() as file:
        stored = file.read()
    fingerprint, image.file_hash = image.file_hash, ""
    assert image.get_file_hash() == fingerprint
    renditions = image.get_renditions(*SPECS)
    for written in (stored, *(rendition.file.read() for rendition in renditions.values())):
        assert not [secret for secret in SECRETS if secret in written]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_picture_is_refused_with_a_sentence(editor, door, kind):
    name, content = BROKEN[kind]()
    before = set(SiteImage.objects.exclude(title="Ancienne").values_list("file", flat=True))
    answer = door(editor, name, content)
    assert "image" in answer.lower() and answer
    assert name not in " ".join(SiteImage.objects.values_list("file", flat=True))
    if door is not by_its_file:
        assert set(SiteImage.objects.exclude(title="Ancienne").values_list("file", flat=True)) == before


def test_a_photograph_on_its_side_stands_upright():
    name, content = READABLE["lying on its side"]()
    image = SiteImage.objects.create(title="Photo", file=ImageFile(BytesIO(content), name=name))
    with image.open_file() as file, Image.open(file) as kept:
        red, _, blue = kept.getpixel((20, 5))
    # Turned a quarter to the right, what was on the left is at the top.
    assert red > 200 > 60 > blue


def test_a_dark_grey_of_sixteen_bits_stays_dark():
    name, content = READABLE["16-bit grey"]()
    image = SiteImage.objects.create(title="Photo", file=ImageFile(BytesIO(content), name=name))
    with image.open_file() as file, Image.open(file) as kept:
        assert (kept.getpixel((5, 5)), kept.getpixel((60, 5))) == (76, 29)


def test_a_photograph_of_a_phone_becomes_one_that_browsers_read():
    name, content = READABLE["HEIC"]()
    image = SiteImage.objects.create(title="Photo", file=ImageFile(BytesIO(content), name=name))
    assert image.file.name.endswith(".jpg")


def test_a_plain_picture_is_kept_as_it_is():
    content = saved(drawn(), "JPEG")
    image = SiteImage.objects.create(title="Photo", file=ImageFile(BytesIO(content), name="simple.jpg"))
    with image.open_file() as file:
        assert file.read() == content


# Pictures of before: their files are put in the place of clean ones.


def placed(content):
    image = SiteImageFactory()
    image.file.storage.delete(image.file.name)
    image.file.storage.save(image.file.name, ContentFile(content))
    return SiteImage.objects.get(pk=image.pk)


def test_the_command_cleans_what_is_already_there_and_does_nothing_the_second_time(
    django_capture_on_commit_callbacks,
):
    image = placed(saved(drawn(), "JPEG", exif=told(orientation=6)))
    old, rendition = image.file.name, image.get_rendition("width-30|format-jpeg").file.name
    broken = placed(BROKEN["cut JPEG"]()[1])
    output, errors = StringIO(), StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_pictures", stdout=output, stderr=errors)
    assert "1 image(s) nettoyée(s), 0 déjà propre(s), 1 illisible(s)" in output.getvalue()
    assert f"Image {broken.pk}" in errors.getvalue()
    image.refresh_from_db()
    assert (image.width, image.height) == (40, 64)
    with image.open_file() as file, Image.open(file) as kept:
        assert DEVICE not in kept.getexif()
    assert not image.file.storage.exists(old) and not image.file.storage.exists(rendition)
    kept_name = image.file.name
    output = StringIO()
    call_command("clean_pictures", stdout=output, stderr=errors)
    assert "0 image(s) nettoyée(s), 1 déjà propre(s), 1 illisible(s)" in output.getvalue()
    image.refresh_from_db()
    assert image.file.name == kept_name


# A picture that cannot be made.


def lost():
    image = SiteImageFactory()
    image.file.storage.delete(image.file.name)
    return SiteImage.objects.get(pk=image.pk)


UNSHOWN = {kind: (lambda kind=kind: placed(BROKEN[kind]()[1])) for kind in BROKEN} | {"lost": lost}
TAGS = (
    "{% image image width-48 %}",
    '{% image image width-48 alt="" loading="lazy" %}',
    "{% image image width-48 format-webp as shown %}{% if shown %}{{ shown.url }}{% endif %}",
    "{% picture image format-{avif,webp,jpeg} width-{48,96} sizes='100vw' %}",
    "{% srcset_image image width-{48,96} sizes='100vw' %}",
    "{% picture image format-{avif,webp} width-{48,96} as shown %}{{ shown|default_if_none:'' }}",
)


@pytest.mark.parametrize("kind", UNSHOWN)
@pytest.mark.parametrize("tag", TAGS)
def test_a_picture_that_fails_is_left_out_of_its_page(kind, tag):
    image = UNSHOWN[kind]()
    assert (
        Template("{% load wagtailimages_tags pictures %}" + tag).render(Context({"image": image})).strip()
        == ""
    )
    assert not SiteRendition.objects.filter(image=image).exists()


@pytest.mark.parametrize("tag", TAGS)
def test_a_picture_that_is_well_is_shown_by_every_tag(tag):
    page = Template("{% load wagtailimages_tags pictures %}" + tag).render(
        Context({"image": SiteImageFactory()})
    )
    assert "/images/" in page


@pytest.mark.parametrize("kind", UNSHOWN)
def test_a_picture_that_fails_is_a_lost_file_for_whoever_asks(kind):
    image = UNSHOWN[kind]()
    with pytest.raises(SourceImageIOError):
        image.get_rendition("width-48")
    with pytest.raises(SourceImageIOError):
        image.get_renditions("width-48", "width-49")
    assert social_rendition(image) is None


@pytest.mark.parametrize("kind", UNSHOWN)
def test_a_partner_whose_logo_fails_shows_its_initials(kind):
    card = {"name": "Association", "initials": "AS", "url": "/", "logo": UNSHOWN[kind]()}
    assert '<span aria-hidden="true">AS</span>' in render_to_string("components/partner_card.html", card)


@pytest.mark.parametrize("kind", UNSHOWN)
def test_the_media_library_stands_beside_a_picture_that_fails(editor, kind):
    image = UNSHOWN[kind]()
    for address in (
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages_chooser:choose"),
    ):
        assert editor.get(address).status_code == 200


def test_nothing_shows_in_the_place_of_a_picture_deleted_from_the_library():
    block = ImageBlock()
    image = SiteImageFactory()
    stored = {
        "image": {"image": image.pk, "alt_text": "Une école", "decorative": False},
        "caption": "Une école",
    }
    assert "/images/" in block.render(block.to_python(stored))
    image.delete()
    assert block.render(block.to_python(stored)).strip() == ""


def test_the_preview_of_the_block_shows_its_place_without_any_picture_in_the_library():
    block = ImageBlock()
    SiteImage.objects.all().delete()
    assert "image-placeholder" in block.render(block.get_preview_value())


def test_every_template_of_the_site_spares_its_pictures(settings):
    from pathlib import Path

    # Their own library, loaded last, is the one that leaves failing pictures out.
    for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        text = path.read_text()
        if "wagtailimages_tags" in text:
            assert "wagtailimages_tags pictures" in text, path
