from editorial.blocks.text import RichTextBlock

EDITORIAL_BLOCKS = [("texte", RichTextBlock())]

__all__ = ["EDITORIAL_BLOCKS", "RichTextBlock"]
