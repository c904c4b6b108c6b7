"""Vocabularies that nearly every form shows and that nearly never change."""

from page_cache import remember
from search.analysis import fold
from vocabulaires.models import Axe, RegionAcademique


@remember
def regions() -> list[RegionAcademique]:
    """The régions académiques by name, whatever the database thinks of accents; nobody modifies them."""
    return sorted(RegionAcademique.objects.all(), key=lambda region: fold(region.name))


@remember
def rows_by_key() -> tuple[dict[int, Axe], dict[int, RegionAcademique]]:
    """The axes and the régions by primary key, for rows that are filed under them; two queries at most."""
    return Axe.objects.in_bulk(), {region.pk: region for region in regions()}
