"""Vocabularies that nearly every form shows and that nearly never change."""

from page_cache import remember_edited
from search.analysis import fold
from vocabulaires.models import Academie, Axe, Profil, RegionAcademique, Theme

MAX = float("inf")


@remember_edited
def regions() -> list[RegionAcademique]:
    """The régions académiques by name, whatever the database thinks of accents; nobody modifies them."""
    return sorted(RegionAcademique.objects.all(), key=lambda region: fold(region.name))


@remember_edited
def themes() -> list[Theme]:
    """The themes with their axis, in the order of axes, common ones last; nobody modifies them."""
    rows = Theme.objects.select_related("axe")
    return sorted(rows, key=lambda theme: (theme.axe.number if theme.axe else MAX, fold(theme.name)))


@remember_edited
def rows_by_key() -> tuple[dict[int, Axe], dict[int, RegionAcademique]]:
    """The axes and the régions by primary key, for rows that are filed under them; two queries at most."""
    return Axe.objects.in_bulk(), {region.pk: region for region in regions()}


def current_theme_slugs() -> dict[str, str]:
    """For each word that addresses had for a theme merged since, the word they have now."""
    return {former: theme.slug for theme in themes() for former in theme.former_slugs.split()}


@remember_edited
def themes_by_key() -> dict[int, Theme]:
    """The themes by primary key, for what carries their keys."""
    return {theme.pk: theme for theme in themes()}


@remember_edited
def profils() -> dict[str, Profil]:
    """All profiles by code, in the order of lists, those no longer offered included; one query."""
    return {profil.code: profil for profil in Profil.objects.all()}


@remember_edited
def academies() -> dict[int, Academie]:
    """The académies by primary key; one query."""
    return Academie.objects.in_bulk()


def region_name(pk: int | None) -> str:
    """How a région académique is called; nothing for what is filed under none."""
    if pk is None:
        return ""
    region = rows_by_key()[1].get(pk)
    # One added a moment ago is read when it is asked for.
    return str(region or RegionAcademique.objects.get(pk=pk))
