"""What every page of the site has, whatever its type."""

from django.db import models
from django.db.models import QuerySet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction

from editorial.models.media import SiteImage
from editorial.visibility import restricted


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

    @classmethod
    def for_serving(cls) -> QuerySet:
        """The rows to serve a page from; page types add what their template reads of other tables."""
        return cls.objects.select_related("social_image").annotate(is_restricted=restricted())

    def get_view_restrictions(self) -> QuerySet:
        """As Wagtail, but without a query when the row was read with the answer."""
        if getattr(self, "is_restricted", True) or self.alias_of_id:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @property
    def description(self) -> str:
        """What the page says of itself in results and shares; page types add a fallback."""
        return self.search_description
