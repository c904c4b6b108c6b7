"""Régions académiques and académies by the names that people write."""

import re

from editorial.tables import normal

# « Région académique Bretagne », « Académie d’Aix-Marseille », « académie de la Martinique », « Rectorat de La Réunion ».
TITLE = re.compile(r"^(region_academique|region|academie|rectorat)(_(de_l|de_la|des|du|de|d))?_(?=.)")
ARTICLE = re.compile(r"^(la|le|les|l)_(?=.)")


def place_key(name: str) -> str:
    """The same for all usual ways to write a place: its title, its article, its accents left out."""
    return ARTICLE.sub("", TITLE.sub("", normal(name)))
