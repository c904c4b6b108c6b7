"""Blocks that the body of an axis page may carry."""

from evenements.blocks import EVENEMENT_BLOCKS

AXE_BLOCKS = EVENEMENT_BLOCKS
