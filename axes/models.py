"""The pages of the axes of work: each brings together what belongs to its axis."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager, PageQuerySet

from axes.blocks import AXE_BLOCKS
from axes.contents import axe_contents
from contributions.propositions.figures import axis_totals
from contributions.propositions.targets import form_blocks
from courriels.fields import AddressField
from editorial.fields import BodyField
from editorial.models import BasePage
from editorial.pictograms import Pictogram
from editorial.visibility import public
from page_cache import remember_edited
from vocabulaires import cached
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

    @property
    def description(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | {"axes": axis_cards()}


# What a card shows of a page: the forty other columns would be read for nothing.
CARD_FIELDS = ("title", "url_path", "short_statement", "pictogram")


class AxePageQuerySet(PageQuerySet):
    def for_card(self) -> AxePageQuerySet:
        """In the order of axes, with all that a card shows but its count of propositions; one query."""
        return self.select_related("axe").only(*CARD_FIELDS, "axe").order_by("axe__number")


@remember_edited
def axis_cards() -> tuple[AxePage, ...]:
    """The published pages of axes, for cards; one query, and nobody modifies them."""
    return tuple(public(AxePage.objects.all()).for_card())


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
    contact_email = AddressField("adresse électronique de contact", blank=True)
    body = BodyField(AXE_BLOCKS, blank=True, verbose_name="contenu")

    objects = PageManager.from_queryset(AxePageQuerySet)()

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

    only_one_because = "Chaque axe n’a qu’une page : elle ne peut pas être copiée. Ajoutez l’axe dans les vocabulaires, puis sa page."

    class Meta:
        verbose_name = "page d’axe"
        verbose_name_plural = "pages d’axe"

    @property
    def description(self) -> str:
        return self.search_description or self.short_statement

    @classmethod
    def read(cls, pk: int) -> AxePage | None:
        page = super().read(pk)
        if page and (axe := cached.rows_by_key()[0].get(page.axe_id)):
            page.axe = axe
        return page

    @property
    def published_total(self) -> int:
        """How many propositions of its axis are published; one query for all axes, remembered."""
        return axis_totals().get(self.axe_id, 0)

    @property
    def colour(self) -> str:
        """Its axis's, under the name that components which draw an axis read."""
        return self.axe.colour

    @property
    def participation_url(self) -> str:
        """Where one takes part in this axis: the form of this page, else the consultation's own."""
        if next(form_blocks(self), None):
            return "#proposer"
        return f"{reverse('contributions:deposit')}?axe={self.axe.slug}"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | {"contents": axe_contents(self.axe)}
