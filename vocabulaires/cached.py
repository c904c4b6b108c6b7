"""Vocabularies that nearly every form shows and that nearly never change."""

from page_cache import remember
from vocabulaires.models import RegionAcademique


@remember
def regions() -> list[RegionAcademique]:
    """The régions académiques by name; nobody modifies them."""
    return list(RegionAcademique.objects.all())
