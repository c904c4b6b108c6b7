"""Blocks of news, and all that the body of a piece of news may carry."""

from django.apps import apps
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from actualites.addresses import list_url
from editorial.blocks import groups
from editorial.blocks.levels import heading_levels
from evenements.blocks import EVENEMENT_BLOCKS


class NewsListBlock(blocks.StructBlock):
    """Some news, with the way to all of them; one query for the news."""

    heading = blocks.CharBlock(label="Titre", default="Les actualités", max_length=120)
    axe = SnippetChooserBlock("vocabulaires.Axe", label="Axe", required=False)
    theme = SnippetChooserBlock("vocabulaires.Theme", label="Thème", required=False)
    partner = SnippetChooserBlock("partenaires.Partenaire", label="Partenaire", required=False)
    count = blocks.IntegerBlock(label="Nombre", default=3, min_value=1, max_value=12)

    class Meta:
        icon = "doc-full-inverse"
        label = "Liste d’actualités"
        description = "Les dernières actualités, par axe, par thème ou par partenaire."
        group = groups.LISTS
        template = "actualites/blocks/news_list.html"
        preview_value = {"heading": "Les actualités", "count": 3}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        axe, theme, partner = value.get("axe"), value.get("theme"), value.get("partner")
        # The pages of news carry these blocks, so their model is not there yet when this module is read.
        news = apps.get_model("actualites", "ActualitePage").objects.visible()
        news = news.filed_under(axe=axe, theme=theme, partenaire=partner)
        return (
            context
            | heading_levels(parent_context)
            | {
                "news": list(news.newest_first().for_card()[: value.get("count") or 3]),
                "url": list_url(
                    axe=axe.slug if axe else "",
                    theme=theme.slug if theme else "",
                    partenaire=partner.slug if partner else "",
                ),
            }
        )


ACTUALITE_BLOCKS = [*EVENEMENT_BLOCKS, ("news_list", NewsListBlock())]
