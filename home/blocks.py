"""Blocks that the pages of the site's root may carry: all of them."""

from axes.blocks import AXE_BLOCKS

HOME_BLOCKS = AXE_BLOCKS
