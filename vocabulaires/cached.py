"""Vocabularies that nearly every form shows and that nearly never change."""

from page_cache import remember
from search.analysis import fold
from vocabulaires.models import RegionAcademique


@remember
def regions() -> list[RegionAcademique]:
    """The régions académiques by name, whatever the database thinks of accents; nobody modifies them."""
    return sorted(RegionAcademique.objects.all(), key=lambda region: fold(region.name))
