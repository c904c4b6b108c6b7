"""The picture that networks show of a page."""

import pytest

from editorial.models import SiteIdentity
from tests.editorial.factories import SiteImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared_image():
    image = SiteImageFactory()
    identity = SiteIdentity.objects.get_or_create()[0]
    identity.default_social_image = image
    identity.save()
    return image


def test_networks_show_the_picture_of_the_site(client, shared_image):
    content = client.get("/").content.decode()

    assert (
        f'content="http://127.0.0.1:8000{shared_image.get_rendition("fill-1200x630|format-jpeg").url}"'
        in content
    )


def test_a_picture_whose_file_is_lost_stops_no_page(client, shared_image):
    shared_image.file.storage.delete(shared_image.file.name)

    response = client.get("/")

    assert response.status_code == 200
    assert "img/partage" in response.content.decode()
