"""Blocks of news."""

from evenements.blocks import EVENEMENT_BLOCKS

ACTUALITE_BLOCKS = EVENEMENT_BLOCKS
