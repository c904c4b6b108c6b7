import zoneinfo

import pytest

from vocabulaires.models import Academie, RegionAcademique

pytestmark = pytest.mark.django_db


def test_a_new_database_knows_the_eighteen_regions_and_thirty_academies():
    assert RegionAcademique.objects.count() == 18
    assert Academie.objects.count() == 30


def test_every_region_has_a_time_zone_that_exists():
    for region in RegionAcademique.objects.all():
        assert zoneinfo.ZoneInfo(region.time_zone)


def test_overseas_regions_tell_their_own_hours():
    assert RegionAcademique.objects.get(slug="la-reunion").time_zone == "Indian/Reunion"
