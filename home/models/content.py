"""Ordinary pages, and the pages the law asks for."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from editorial.fields import BodyField
from editorial.models import BasePage
from home.blocks import HOME_BLOCKS


class ContentPage(BasePage):
    """A page of text, and of any block."""

    lead = models.TextField("chapô", blank=True, max_length=500)
    body = BodyField(HOME_BLOCKS, blank=True, verbose_name="contenu")

    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    parent_page_types = ["home.HomePage", "home.FicheIdentitePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = "page de contenu"
        verbose_name_plural = "pages de contenu"

    @property
    def description(self) -> str:
        return self.search_description or self.lead


class LegalPage(BasePage):
    """A page the law asks for; it adds what the site's identity knows to what the editors write.

    Its address is fixed by its kind, because the footer of every page and outside registers name it.
    """

    class Kind(models.TextChoices):
        """The kinds, by the last part of their address."""

        LEGAL_NOTICE = "mentions-legales", "Mentions légales"
        PERSONAL_DATA = "donnees-personnelles", "Données personnelles"
        ACCESSIBILITY = "accessibilite", "Accessibilité"
        COOKIES = "gestion-des-cookies", "Gestion des cookies"
        ECO_DESIGN = "ecoconception", "Écoconception"

    kind = models.CharField("nature", max_length=30, choices=Kind, unique=True)
    body = BodyField(HOME_BLOCKS, blank=True, verbose_name="contenu")

    content_panels = [*BasePage.content_panels, FieldPanel("kind"), FieldPanel("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    only_one_because = "Chaque page légale n’existe qu’une fois, à l’adresse que la loi attend : elle ne peut pas être copiée."

    class Meta:
        verbose_name = "page légale"
        verbose_name_plural = "pages légales"

    def clean(self) -> None:
        super().clean()
        if self.kind and self.slug != self.kind:
            raise ValidationError({"slug": f"L’adresse de cette page doit être « {self.kind} »."})

    @property
    def opening_template(self) -> str:
        """What the site's identity says before the editors' text."""
        return {
            self.Kind.LEGAL_NOTICE: "home/legal/_publisher.html",
            self.Kind.ACCESSIBILITY: "home/legal/_accessibility_status.html",
        }.get(self.kind, "home/legal/_nothing.html")

    @property
    def closing_template(self) -> str:
        """What it says after."""
        if self.kind == self.Kind.ACCESSIBILITY:
            return "home/legal/_accessibility_remedies.html"
        return "home/legal/_nothing.html"
