"""Blocks of the pages of axes: those of news, hence of all the layers below."""

from actualites.blocks import ACTUALITE_BLOCKS

AXE_BLOCKS = ACTUALITE_BLOCKS
