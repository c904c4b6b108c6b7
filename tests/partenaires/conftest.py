import pytest

from tests.editorial.factories import SiteImageFactory


@pytest.fixture
def site_image(db):
    return SiteImageFactory()
