"""The pages of the axes of work: each brings together what belongs to its axis."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from axes.blocks import AXE_BLOCKS
from editorial.fields import BodyField
from editorial.models import BasePage
from editorial.pictograms import Pictogram
from vocabulaires.models import Axe


class AxesIndexPage(BasePage):
    """The list of axes."""

    lead = models.TextField("chapô", blank=True, max_length=500)
    body = BodyField(AXE_BLOCKS, blank=True, verbose_name="contenu sous la liste des axes")

    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["axes.AxePage"]
    max_count = 1

    class Meta:
        verbose_name = "liste des axes"


class AxePage(BasePage):
    """One axis: its statement, its sub-themes, and in its body what people say and may say of it."""

    axe = models.OneToOneField(
        Axe,
        verbose_name="axe",
        on_delete=models.PROTECT,
        related_name="page",
        help_text="Le numéro, la couleur et les sous-thèmes se règlent dans les vocabulaires.",
    )
    short_statement = models.TextField(
        "énoncé court", max_length=300, help_text="Une ou deux phrases, affichées sur les cartes."
    )
    statement = RichTextField(
        "énoncé développé", blank=True, features=["h3", "bold", "italic", "ol", "ul", "link"]
    )
    pictogram = models.CharField("pictogramme", max_length=30, choices=Pictogram, default=Pictogram.SCHOOL)
    contact_name = models.CharField("personne ou équipe à contacter", max_length=120, blank=True)
    contact_email = models.EmailField("adresse électronique de contact", blank=True)
    body = BodyField(AXE_BLOCKS, blank=True, verbose_name="contenu")

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("axe"), FieldPanel("pictogram")]),
        FieldPanel("short_statement"),
        FieldPanel("statement"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("contact_name"), FieldPanel("contact_email")], heading="Contact"),
    ]

    parent_page_types = ["axes.AxesIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "page d’axe"
        verbose_name_plural = "pages d’axe"

    @property
    def description(self) -> str:
        return self.search_description or self.short_statement
