"""The blocks every body is composed of, by theme, and the lists page types take them from."""

from editorial.blocks.bound_figures import BoundFiguresBlock
from editorial.blocks.figures import KeyFiguresBlock, TimelineBlock
from editorial.blocks.media import DocumentBlock, ImageBlock, VideoBlock
from editorial.blocks.structure import AccordionBlock, ButtonsBlock, CallOutBlock, LinkBlock
from editorial.blocks.text import SECTION_FEATURES, TEXT_FEATURES, QuoteBlock, RichTextBlock

EDITORIAL_BLOCKS = [
    ("text", RichTextBlock()),
    ("quote", QuoteBlock()),
    ("call_out", CallOutBlock()),
    ("accordion", AccordionBlock()),
    ("buttons", ButtonsBlock()),
    ("image", ImageBlock()),
    ("video", VideoBlock()),
    ("document", DocumentBlock()),
    ("figures", KeyFiguresBlock()),
    ("bound_figures", BoundFiguresBlock()),
    ("timeline", TimelineBlock()),
]


def within_section(blocks: list[tuple]) -> list[tuple]:
    """The same blocks for a body that stands under a heading of level two: texts start one level lower."""
    return [
        (name, RichTextBlock(features=SECTION_FEATURES) if name == "text" else block)
        for name, block in blocks
    ]


__all__ = [
    "EDITORIAL_BLOCKS",
    "SECTION_FEATURES",
    "TEXT_FEATURES",
    "AccordionBlock",
    "BoundFiguresBlock",
    "ButtonsBlock",
    "CallOutBlock",
    "DocumentBlock",
    "ImageBlock",
    "KeyFiguresBlock",
    "LinkBlock",
    "QuoteBlock",
    "RichTextBlock",
    "TimelineBlock",
    "VideoBlock",
    "within_section",
]
