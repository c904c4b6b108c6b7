"""What every page of the site has, whatever its type."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from editorial.models.media import SiteImage


class BasePage(Page):
    """A page with what search engines and social networks show of it."""

    social_image = models.ForeignKey(
        SiteImage,
        verbose_name="image de partage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Montrée par les réseaux sociaux quand la page est partagée. 1 200 × 630 pixels au moins.",
    )

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading="Moteurs de recherche et réseaux sociaux",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="Navigation"),
    ]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        """What the page says of itself in results and shares; page types add a fallback."""
        return self.search_description
