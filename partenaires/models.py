"""The organisations that take part in the consultation beside the ministry."""

from __future__ import annotations

import re

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from comptes.models import User
from editorial.models import SiteImage
from editorial.names import NamedOnce, has_a_name
from partenaires.sections import partner_sections
from vocabulaires.models import RegionAcademique

# What only those who publish may change; a partner leaves it to them.
PUBLISH = "partenaires.publish_partenaire"


class PartenaireQuerySet(models.QuerySet):
    def live(self) -> PartenaireQuerySet:
        return self.filter(live=True)

    def with_logo(self) -> PartenaireQuerySet:
        """With all that a card shows; one query more for the pictures, when there are some."""
        return self.select_related("logo", "logo_dark", "region").prefetch_related(
            "logo__renditions", "logo_dark__renditions"
        )


class Partenaire(
    NamedOnce,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
):
    """A partner, with a public page and a place in the news and events that feature it."""

    class Kind(models.TextChoices):
        INSTITUTION = "institution", "Institution publique"
        COLLECTIVITE = "collectivite", "Collectivité territoriale"
        ASSOCIATION = "association", "Association"
        ENTREPRISE = "entreprise", "Entreprise ou fédération"
        RECHERCHE = "recherche", "Recherche et formation"

    KIND_PLURALS = {
        Kind.INSTITUTION: "Institutions publiques",
        Kind.COLLECTIVITE: "Collectivités territoriales",
        Kind.ASSOCIATION: "Associations",
        Kind.ENTREPRISE: "Entreprises et fédérations",
        Kind.RECHERCHE: "Recherche et formation",
    }

    name = models.CharField("nom", max_length=120, unique=True)
    slug = models.SlugField(
        "identifiant dans les adresses",
        max_length=120,
        unique=True,
        help_text="La fin de l’adresse de la page du partenaire : /partenaires/…/",
    )
    kind = models.CharField("nature", max_length=20, choices=Kind)
    logo = models.ForeignKey(
        SiteImage,
        verbose_name="logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Sur fond transparent ou blanc, pour le thème clair.",
    )
    logo_dark = models.ForeignKey(
        SiteImage,
        verbose_name="logo pour le thème sombre",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Laissez vide si le premier se lit aussi sur fond sombre.",
    )
    logo_alt = models.CharField(
        "texte de remplacement du logo",
        max_length=160,
        blank=True,
        help_text="Laissez vide pour utiliser le nom du partenaire.",
    )
    region = models.ForeignKey(
        RegionAcademique,
        verbose_name="région académique",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="partenaires",
        help_text="Laissez vide pour un partenaire national.",
    )
    summary = models.CharField(
        "en une phrase", max_length=200, help_text="Qui est ce partenaire ? Affiché dans la liste."
    )
    statement = RichTextField(
        "engagement",
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link"],
        help_text="Pourquoi le partenaire prend part à la concertation, dans ses mots.",
    )
    brings = models.TextField(
        "ce qu’il apporte",
        blank=True,
        max_length=1000,
        help_text="Un apport par ligne : des salles, des animateurs, une étude…",
    )
    url = models.URLField("site internet", blank=True)
    sort_order = models.PositiveSmallIntegerField(
        "ordre d’affichage", default=100, help_text="Les plus petits nombres d’abord."
    )

    revisions = GenericRelation(
        Revision,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="partenaire",
        for_concrete_model=False,
    )

    objects = PartenaireQuerySet.as_manager()

    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder="Nom du partenaire"),
        FieldPanel("slug", widget=SlugInput, permission=PUBLISH),
        FieldPanel("kind", permission=PUBLISH),
        FieldPanel("region"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("logo_dark"), FieldPanel("logo_alt")], heading="Logo"
        ),
        FieldPanel("statement"),
        FieldPanel("brings"),
        FieldPanel("url"),
        FieldPanel("sort_order", permission=PUBLISH),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = "partenaire"
        verbose_name_plural = "partenaires"
        ordering = ["sort_order", "name"]
        constraints = [has_a_name("partenaire")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partenaires:detail", args=[self.slug])

    @property
    def contributions(self) -> list[str]:
        """What it brings, one entry for each line."""
        return [line.strip(" -•") for line in self.brings.splitlines() if line.strip(" -•")]

    @property
    def initials(self) -> str:
        """Two letters that stand for the logo when there is none."""
        words = [word for word in re.split(r"[\W\d_]+", self.name) if word and word[0].isupper()]
        letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else self.name.strip()[:2]
        return letters.upper()

    def page_context(self) -> dict:
        """What the partner's page shows; the queries are those of the applications that add sections."""
        return {"partenaire": self, "sections": partner_sections.sections(self) if self.pk else []}

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "partenaires/partenaire.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | self.page_context()


class Membre(models.Model):
    """Someone who writes for a partner, in the administration, and can do nothing else there."""

    user = models.OneToOneField(
        User, verbose_name="compte", on_delete=models.CASCADE, related_name="membre_partenaire"
    )
    partenaire = models.ForeignKey(
        Partenaire, verbose_name="partenaire", on_delete=models.CASCADE, related_name="membres"
    )

    class Meta:
        verbose_name = "compte de partenaire"
        verbose_name_plural = "comptes de partenaires"
        ordering = ["partenaire", "user"]

    def __str__(self) -> str:
        return f"{self.user} – {self.partenaire}"
