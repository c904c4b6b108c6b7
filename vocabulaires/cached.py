"""Vocabularies that nearly every form shows and that nearly never change, read once in a while."""

from django.core.cache import cache

from vocabulaires.models import RegionAcademique

REGIONS = "vocabulaires.regions"
SECONDS = 3600


def regions() -> list[RegionAcademique]:
    """The régions académiques by name; no query while the cache holds them."""
    return cache.get_or_set(REGIONS, lambda: list(RegionAcademique.objects.all()), SECONDS)


def forget_regions(**kwargs) -> None:
    """Signal handler: a région was changed."""
    cache.delete(REGIONS)
