from wagtail import blocks


class RichTextBlock(blocks.RichTextBlock):
    pass
