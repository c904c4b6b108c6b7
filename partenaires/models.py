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
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin
from wagtail.search import index

from editorial.models import SiteImage
from partenaires.sections import partner_sections


class PartenaireQuerySet(models.QuerySet):
    def live(self) -> PartenaireQuerySet:
        return self.filter(live=True)

    def with_logo(self) -> PartenaireQuerySet:
        """With all that a card shows; one query more for the pictures, when there are some."""
        return self.select_related("logo").prefetch_related("logo__renditions")


class Partenaire(DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model):
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
        help_text="Sur fond transparent ou blanc. Le nom du partenaire sert de texte de remplacement.",
    )
    summary = models.CharField(
        "en une phrase", max_length=200, help_text="Qui est ce partenaire ? Affiché dans la liste."
    )
    statement = RichTextField(
        "engagement",
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link"],
        help_text="Ce que le partenaire apporte à la concertation, dans ses mots.",
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
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("logo"),
        FieldPanel("statement"),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("sort_order")], heading="Affichage"),
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

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partenaires:detail", args=[self.slug])

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
