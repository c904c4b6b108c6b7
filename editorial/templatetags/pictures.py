"""Wagtail's tags of pictures, under their own names, that write nothing when a picture cannot be shown.

Load it after ``wagtailimages_tags``: the site shows no broken image to anybody.
"""

from django import template
from wagtail.images.models import Picture, ResponsiveImage, SourceImageIOError
from wagtail.images.templatetags import wagtailimages_tags as wagtail_tags

register = template.Library()


class Spared:
    """Left out of the page when its file is lost or cannot be made."""

    def render(self, context):
        image = self.validate_image(context)
        shown = self.shown(image) if image else None
        if self.output_var_name:
            context[self.output_var_name] = shown
            return ""
        if shown is None:
            return ""
        attrs = {key: value.resolve(context) for key, value in self.attrs.items()}
        if isinstance(shown, ResponsiveImage):
            shown.attrs = attrs
            return shown.__html__()
        return shown.img_tag(attrs)

    def shown(self, image):
        try:
            return self.of(image)
        except SourceImageIOError:
            return None


class ImageNode(Spared, wagtail_tags.ImageNode):
    def of(self, image):
        return image.get_rendition(self.get_filter())


class PictureNode(Spared, wagtail_tags.PictureNode):
    def of(self, image):
        return Picture(image.get_renditions(*self.get_filters()))


class SrcsetImageNode(Spared, wagtail_tags.SrcsetImageNode):
    def of(self, image):
        return ResponsiveImage(image.get_renditions(*self.get_filters()))


NODES = {"image": ImageNode, "picture": PictureNode, "srcset_image": SrcsetImageNode}


def spared(parser, token):
    """Reads the tag as Wagtail does."""
    node = wagtail_tags.image(parser, token)
    return NODES[token.split_contents()[0]](
        node.image_expr, node.filter_specs, attrs=node.attrs, output_var_name=node.output_var_name
    )


for name in NODES:
    register.tag(name, spared)
