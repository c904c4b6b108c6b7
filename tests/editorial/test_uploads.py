"""A file is accepted for what it holds, not for its name."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.forms import get_image_form

from editorial.models import SiteDocument, SiteImage
from editorial.uploads import SAMPLE_BYTES, check_content
from tests.comptes.factories import UserFactory

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
HTML = b"<!doctype html><script>alert(1)</script>"
PROGRAM = b"MZ\x90\x00\x03" + b"\x00" * 100


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("pdf", PDF),
        ("odt", archive()),
        ("csv", "titre;texte\nécole;réseau\n".encode()),
        ("csv", "\ufefftitre;texte\n".encode()),
        ("txt", ("é" * SAMPLE_BYTES).encode()),
        ("vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n"),
    ],
)
def test_a_file_that_is_what_its_name_says_is_accepted(extension, content):
    check_content(ContentFile(content), extension)


@pytest.mark.parametrize(
    ("extension", "content"),
    [
        ("pdf", HTML),
        ("pdf", PROGRAM),
        ("docx", PDF),
        ("csv", PROGRAM),
        ("txt", b"\xff\xfe\x00a"),
        ("mp4", b""),
    ],
)
def test_a_file_that_hides_something_else_is_refused(extension, content):
    with pytest.raises(ValidationError):
        check_content(ContentFile(content), extension)


@pytest.mark.django_db
def test_the_media_library_refuses_a_page_named_as_a_document():
    document = SiteDocument(title="Dossier", file=ContentFile(HTML, name="dossier.pdf"))
    with pytest.raises(ValidationError, match="n’est pas celui d’un"):
        document.full_clean()


@pytest.mark.django_db
def test_the_media_library_refuses_an_extension_that_nobody_needs():
    document = SiteDocument(title="Page", file=ContentFile(HTML, name="page.html"))
    with pytest.raises(ValidationError):
        document.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "size"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', None),
        ("logo.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', None),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 1000, 60 * 1024 * 1024),
    ],
    ids=["svg with script", "svg named as a picture", "photo of 60 MB"],
)
def test_the_media_library_refuses_a_drawing_that_runs_and_a_photo_too_heavy(name, content, size):
    file = SimpleUploadedFile(name, content)
    if size:
        file.size = size
    form = get_image_form(SiteImage)({"title": "Photo"}, {"file": file}, user=UserFactory(is_superuser=True))
    assert "file" in form.errors
