"""News of the consultation, which feature its partners."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from actualites.blocks import ACTUALITE_BLOCKS
from editorial.fields import BodyField
from editorial.models import BasePage, SiteImage
from partenaires.models import Partenaire
from vocabulaires.models import Axe, Theme


class ActualitesIndexPage(BasePage):
    """The list of news, newest first."""

    lead = models.TextField("chapô", blank=True, max_length=500)
    body = BodyField(ACTUALITE_BLOCKS, blank=True, verbose_name="contenu sous la liste")

    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["actualites.ActualitePage"]
    max_count = 1

    class Meta:
        verbose_name = "liste des actualités"


class ActualiteQuerySet(PageQuerySet):
    def newest_first(self) -> ActualiteQuerySet:
        return self.order_by("-date", "-pk")

    def for_card(self) -> ActualiteQuerySet:
        """With all that a card shows, so that a list costs the same whatever its length."""
        return self.select_related("hero_image").defer_streamfields()


class ActualitePage(BasePage):
    """One piece of news."""

    date = models.DateField("date", default=timezone.localdate, db_index=True)
    lead = models.TextField(
        "chapô",
        max_length=500,
        help_text="Deux ou trois phrases qui disent l’essentiel. Affichées dans les listes.",
    )
    hero_image = models.ForeignKey(
        SiteImage,
        verbose_name="image d’ouverture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_image_alt = models.CharField(
        "texte de remplacement de l’image",
        max_length=255,
        blank=True,
        help_text="Ce que l’image apprend à qui ne la voit pas. Laissez vide si elle est décorative.",
    )
    axes = ParentalManyToManyField(Axe, verbose_name="axes", blank=True, related_name="actualites")
    themes = ParentalManyToManyField(Theme, verbose_name="thèmes", blank=True, related_name="actualites")
    partenaires = ParentalManyToManyField(
        Partenaire, verbose_name="partenaires mis en avant", blank=True, related_name="actualites"
    )
    body = BodyField(ACTUALITE_BLOCKS, blank=True, verbose_name="contenu")

    objects = PageManager.from_queryset(ActualiteQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("hero_image"), FieldPanel("hero_image_alt")], heading="Image d’ouverture"
        ),
        FieldPanel("body"),
    ]
    filing_panels = [FieldPanel("partenaires"), FieldPanel("axes"), FieldPanel("themes")]

    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Contenu"),
            ObjectList(filing_panels, heading="Classement"),
            ObjectList(BasePage.promote_panels, heading="Promotion"),
            ObjectList(BasePage.settings_panels, heading="Paramètres"),
        ]
    )

    search_fields = [*BasePage.search_fields, index.FilterField("date")]

    parent_page_types = ["actualites.ActualitesIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "actualité"
        verbose_name_plural = "actualités"

    @property
    def description(self) -> str:
        return self.search_description or self.lead
