"""A proposition and the themes it is filed under; ``proposition_queries`` holds their query sets."""

import secrets
from functools import cache

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from contributions.propositions.models.queries import (
    PUBLISHED,
    WAITING,
    PropositionQuerySet,
    PropositionThemeQuerySet,
)
from contributions.propositions.paths import path_of
from contributions.propositions.references import display_reference, new_reference
from contributions.propositions.states import Origine, State
from vocabulaires.models import Axe, RegionAcademique, Theme, profil_key

TITLE_MAX_LENGTH = 150
TITLE_MIN_LENGTH = 10
TEXT_MAX_LENGTH = 5000
TEXT_MIN_LENGTH = 30
# What an author may choose, then what the team may file it under.
THEMES_MAX = 3
FILED_THEMES_MAX = 6
SHUFFLE_RANGE = 2**31 - 1
# Addresses of something else, under a proposition's own.
RESERVED_SLUGS = frozenset({"commentaires", "commenter", "signaler", "soutenir"})


def new_shuffle() -> int:
    return secrets.randbelow(SHUFFLE_RANGE)


def slug_of(title: str) -> str:
    """The readable end of an address, made from a title."""
    slug = slugify(title)[:80].strip("-") or "proposition"
    return f"proposition-{slug}" if slug in RESERVED_SLUGS else slug


@cache
def detail_pattern() -> str:
    """The address of propositions with the places of the key and of the slug, asked of Django once."""
    return reverse("contributions:detail", args=[0, "slug"]).replace("/0/slug/", "/{}/{}/")


def detail_path(pk: int, slug: str) -> str:
    """The address of a proposition's page; a list writes twenty of them, a site map thousands."""
    return detail_pattern().format(pk, slug)


class Proposition(models.Model):
    """What one person proposes, from the first keystroke stored to the answer it receives.

    A plain row, not a Wagtail page: a page tree serialises inserts. It belongs to an axis of the
    vocabulary and only remembers the page that carried its form, so nobody deletes people's words by
    deleting a page. State changes go through ``contributions.decisions.life`` alone.
    """

    reference = models.CharField(
        "référence", max_length=8, unique=True, default=new_reference, editable=False
    )
    state = models.CharField("état", max_length=12, choices=State, default=State.BROUILLON, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    title = models.CharField("titre", max_length=TITLE_MAX_LENGTH)
    slug = models.SlugField(max_length=80, editable=False)
    text = models.TextField("texte", max_length=TEXT_MAX_LENGTH)
    axe = models.ForeignKey(Axe, verbose_name="axe", on_delete=models.PROTECT, related_name="propositions")
    themes = TaggableManager(
        verbose_name="thèmes",
        through="contributions.PropositionTheme",
        blank=True,
        related_name="propositions",
    )
    suggested_theme = models.CharField("thème suggéré", max_length=80, blank=True)
    profil = profil_key()
    region = models.ForeignKey(
        RegionAcademique,
        verbose_name="région académique",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="propositions",
    )
    organisation = models.CharField("organisation", max_length=120, blank=True)
    public_name = models.CharField("nom affiché", max_length=80, blank=True)
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="auteur",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="propositions",
        editable=False,
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="page du formulaire",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    origine = models.CharField(
        "origine",
        max_length=8,
        choices=Origine,
        default=Origine.EN_LIGNE,
        db_default=Origine.EN_LIGNE,
        editable=False,
    )
    participants = models.PositiveSmallIntegerField("nombre de participants", null=True, blank=True)
    accepted_at = models.DateTimeField(
        "charte et licence acceptées le", null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField("reçue le", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)
    submitted_at = models.DateTimeField("confirmée le", null=True, blank=True, editable=False)
    moderated_at = models.DateTimeField("modérée le", null=True, blank=True, editable=False)
    published_at = models.DateTimeField("publiée le", null=True, blank=True, editable=False)
    support_count = models.PositiveIntegerField("soutiens", default=0, editable=False)
    alert_count = models.PositiveSmallIntegerField("alertes", default=0, db_default=0, editable=False)
    # Of those, what is counted without anybody's name: accounts erased after the end, the demo's people.
    unnamed_supports = models.PositiveIntegerField(
        "soutiens sans nom", default=0, db_default=0, editable=False
    )
    # Copies of what is published about it, kept by ``contributions.commentaires.counts``, and of open reports.
    comment_count = models.IntegerField("commentaires", default=0, db_default=0, editable=False)
    for_count = models.IntegerField("commentaires pour", default=0, db_default=0, editable=False)
    against_count = models.IntegerField("commentaires contre", default=0, db_default=0, editable=False)
    neutral_count = models.IntegerField("commentaires sans avis", default=0, db_default=0, editable=False)
    report_count = models.IntegerField("signalements", default=0, db_default=0, editable=False)
    # What the source of an import says; never added to the site’s own count.
    declared_supports = models.PositiveIntegerField(
        "soutiens déclarés par la source", null=True, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name="fusionnée avec",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_propositions",
        editable=False,
    )
    reponse = models.ForeignKey(
        "contributions.Reponse",
        verbose_name="réponse",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="propositions",
    )
    # Exact duplicates by one author, and double submissions, are refused by the constraints below.
    fingerprint = models.CharField(max_length=64, editable=False)
    submission_key = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    shuffle = models.PositiveIntegerField(default=new_shuffle, editable=False)
    demo = models.BooleanField("contenu de démonstration", default=False, editable=False)

    objects = PropositionQuerySet.as_manager()

    class Meta:
        verbose_name = "proposition"
        verbose_name_plural = "propositions"
        permissions = [
            ("moderate_proposition", "Peut modérer les propositions"),
            ("enter_proposition", "Peut saisir les propositions d’un atelier"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="proposition_state_is_known"),
            models.CheckConstraint(
                condition=~PUBLISHED | Q(published_at__isnull=False), name="proposition_published_has_a_date"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.BROUILLON, State.RETIREE]) | Q(submitted_at__isnull=False),
                name="proposition_past_draft_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(state__in=[State.MASQUEE, State.RETIREE]),
                name="proposition_merged_is_hidden",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="proposition_not_merged_into_itself",
            ),
            models.UniqueConstraint(
                fields=["auteur", "fingerprint"],
                condition=~Q(state__in=[State.BROUILLON, State.RETIREE]),
                name="proposition_once_per_author_and_text",
            ),
        ]
        indexes = [
            # What filters compare comes after the order, so that rows left out are skipped in the index.
            models.Index(
                F("published_at").desc(),
                F("id").desc(),
                "axe",
                "region",
                "profil",
                condition=PUBLISHED,
                name="proposition_by_date",
            ),
            models.Index(
                F("support_count").desc(),
                F("id").desc(),
                "axe",
                "region",
                "profil",
                condition=PUBLISHED,
                name="proposition_by_support",
            ),
            models.Index(
                "shuffle", "id", "axe", "region", "profil", condition=PUBLISHED, name="proposition_by_draw"
            ),
            models.Index("region", "profil", "axe", condition=PUBLISHED, name="proposition_cell"),
            models.Index(
                F("comment_count").desc(),
                F("id").desc(),
                "axe",
                "region",
                "profil",
                condition=PUBLISHED,
                name="proposition_by_comments",
            ),
            models.Index(
                F("reponse").desc(),
                F("id").desc(),
                "axe",
                "region",
                "profil",
                condition=PUBLISHED & Q(reponse__isnull=False),
                name="proposition_answered",
            ),
            models.Index(
                "axe",
                F("published_at").desc(),
                F("id").desc(),
                condition=PUBLISHED,
                name="proposition_axe_recent",
            ),
            models.Index(
                "axe",
                F("support_count").desc(),
                F("id").desc(),
                condition=PUBLISHED,
                name="proposition_axe_supported",
            ),
            models.Index(
                "region",
                F("published_at").desc(),
                F("id").desc(),
                condition=PUBLISHED,
                name="proposition_region_recent",
            ),
            models.Index(
                "page",
                F("published_at").desc(),
                F("id").desc(),
                condition=PUBLISHED,
                name="proposition_page_recent",
            ),
            models.Index("submitted_at", "id", condition=WAITING, name="proposition_waiting"),
            models.Index(
                "submitted_at", "id", condition=Q(submitted_at__isnull=False), name="proposition_received"
            ),
            models.Index(
                F("report_count").desc(),
                F("id").desc(),
                condition=PUBLISHED & Q(report_count__gt=0),
                name="proposition_reported",
            ),
            models.Index(
                F("alert_count").desc(), "submitted_at", "id", condition=WAITING, name="proposition_alerted"
            ),
            models.Index(
                "page", condition=PUBLISHED & Q(origine=Origine.ATELIER), name="proposition_of_workshops"
            ),
            models.Index("state", "submitted_at", "id", name="proposition_queue"),
            # Without statistics SQLite prefers an index that begins with what is compared: state leads.
            models.Index(
                "state",
                "submitted_at",
                "id",
                condition=PUBLISHED & Q(moderated_at__isnull=True),
                name="proposition_unread",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.slug = slug_of(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return detail_path(self.pk, self.slug)

    @property
    def support_path(self) -> str:
        return path_of("support", self.pk)

    @property
    def report_path(self) -> str:
        return path_of("report", self.pk)

    @property
    def comments_path(self) -> str:
        return path_of("comments", self.pk)

    @property
    def write_comment_path(self) -> str:
        return path_of("write_comment", self.pk)

    @property
    def receipt_url(self) -> str:
        return reverse("contributions:receipt", args=[self.reference])

    @property
    def display_reference(self) -> str:
        return display_reference(self.reference)

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLIEE

    @property
    def theme_list(self) -> list[Theme]:
        """Its themes by name, from the rows that ``with_themes`` has prefetched."""
        return [link.tag for link in self.theme_links.all()]

    @property
    def signature(self) -> str:
        """How the author is named in public."""
        if self.origine == Origine.ATELIER:
            return self.public_name or "Participants de l’atelier"
        return self.public_name or "Anonyme"


class PropositionTheme(ItemBase):
    """A theme given to a proposition, with copies of what lists by theme filter and sort by.

    The copies let a theme's page read one index instead of joining a million rows; they are changed in
    the same transaction as the proposition, by ``contributions.decisions.life``. ``published_at`` is null while
    the proposition is not public.
    """

    content_object = models.ForeignKey(Proposition, on_delete=models.CASCADE, related_name="theme_links")
    tag = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="proposition_links")
    axe = models.ForeignKey(Axe, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    support_count = models.PositiveIntegerField(default=0)

    objects = PropositionThemeQuerySet.as_manager()

    class Meta:
        verbose_name = "thème d’une proposition"
        verbose_name_plural = "thèmes des propositions"
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="proposition_theme_once"),
        ]
        indexes = [
            models.Index(
                "tag",
                F("published_at").desc(),
                F("content_object").desc(),
                condition=Q(published_at__isnull=False),
                name="proposition_theme_recent",
            ),
            models.Index(
                "tag",
                F("support_count").desc(),
                F("content_object").desc(),
                condition=Q(published_at__isnull=False),
                name="proposition_theme_supported",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_object_id} : {self.tag_id}"
