"""What everything on the site is filed under: axes, themes, regions, profiles."""

from functools import cache

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from editorial.names import NamedOnce, has_a_name


@cache
def theme_pattern() -> str:
    """The address of themes with the place of the slug, asked of Django once."""
    return reverse("vocabulaires:theme", args=["theme"]).replace("/theme/", "/{}/")


class Profil(models.Model):
    """Who someone says they are when they take part; rows that name one do so by its code.

    The code is made from the label once and never moves: addresses, open data and files of others name it.
    A profile is never deleted, only no longer offered.
    """

    # What says nothing of anyone: erased texts, and sources without profiles.
    AUTRE = "autre"

    CODE_MAX_LENGTH = 20

    code = models.SlugField("code", max_length=CODE_MAX_LENGTH, unique=True, editable=False)
    label = models.CharField("intitulé", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(
        "ordre", default=100, help_text="Dans les listes, du plus petit au plus grand."
    )
    active = models.BooleanField(
        "proposé",
        default=True,
        help_text="Décochez pour ne plus le proposer ; les contributions qui le portent le gardent.",
    )

    panels = [FieldPanel("label"), FieldRowPanel([FieldPanel("order"), FieldPanel("active")])]

    class Meta:
        verbose_name = "profil"
        verbose_name_plural = "profils"
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label

    def save(self, *args, **kwargs) -> None:
        self.code = self.code or self.free_code()
        super().save(*args, **kwargs)

    def free_code(self) -> str:
        """A code made of the label that no other profile has."""
        room = self.CODE_MAX_LENGTH - 3
        stem = slugify(self.label.replace("’", " "))[:room].strip("-") or "profil"
        codes = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
        taken = set(Profil.objects.filter(code__in=codes).values_list("code", flat=True))
        return next(code for code in codes if code not in taken)


def profil_key(**options) -> models.ForeignKey:
    """What a row keeps of a profile: its code, readable in the table itself.

    Without an index of its own: the lists that filter by profile have theirs, and no profile is deleted.
    """
    return models.ForeignKey(
        Profil,
        verbose_name="profil",
        to_field="code",
        db_column="profil",
        db_index=False,
        on_delete=models.PROTECT,
        related_name="+",
        **options,
    )


class AccentColour(models.TextChoices):
    """The illustrative colours of the State's design system that an axis may carry."""

    GREEN_EMERAUDE = "green-emeraude", "Vert émeraude"
    BLUE_CUMULUS = "blue-cumulus", "Bleu cumulus"
    PURPLE_GLYCINE = "purple-glycine", "Violet glycine"
    ORANGE_TERRE_BATTUE = "orange-terre-battue", "Orange terre battue"
    YELLOW_TOURNESOL = "yellow-tournesol", "Jaune tournesol"
    PINK_TUILE = "pink-tuile", "Rose tuile"
    BLUE_ECUME = "blue-ecume", "Bleu écume"
    GREEN_ARCHIPEL = "green-archipel", "Vert archipel"


class Axe(NamedOnce):
    """One of the consultation's axes of work; contributions belong to it, pages present it."""

    number = models.PositiveSmallIntegerField("numéro", unique=True)
    name = models.CharField("intitulé", max_length=200)
    short_name = models.CharField(
        "intitulé court", max_length=60, help_text="Pour les étiquettes et les filtres."
    )
    slug = models.SlugField("identifiant dans les adresses", max_length=80, unique=True)
    colour = models.CharField(
        "couleur", max_length=30, choices=AccentColour, default=AccentColour.BLUE_CUMULUS
    )

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("colour")]),
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = "axe"
        verbose_name_plural = "axes"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="axe_number_at_least_one"),
            has_a_name("axe"),
        ]

    def __str__(self) -> str:
        return f"Axe {self.number} – {self.short_name}"


class Theme(NamedOnce, TagBase):
    """A subject kept by the editors; contributions, pages and events are tagged with it."""

    description = models.TextField("description", blank=True, max_length=600)
    axe = models.ForeignKey(
        Axe,
        verbose_name="axe",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="themes",
        help_text="L’axe dont ce thème est un sous-thème. Laissez vide pour un thème commun à plusieurs axes.",
    )
    synonyms = models.TextField(
        "synonymes",
        blank=True,
        help_text="Un mot ou une expression par ligne. Ils servent à la recherche et au classement.",
    )

    former_slugs = models.TextField(
        blank=True,
        editable=False,
        help_text="The words that addresses had for the themes merged into this one, one a line.",
    )

    # The address is made from the name once, and stays: links outside the site lead to it.
    panels = [FieldPanel("name"), FieldPanel("axe"), FieldPanel("description"), FieldPanel("synonyms")]

    class Meta:
        verbose_name = "thème"
        verbose_name_plural = "thèmes"
        ordering = ["name"]
        constraints = [has_a_name("theme")]

    def get_absolute_url(self) -> str:
        return theme_pattern().format(self.slug)

    @property
    def slugs(self) -> list[str]:
        """What addresses may call it: its own word, then those of the themes merged into it."""
        return [self.slug, *self.former_slugs.split()]

    @property
    def synonym_list(self) -> list[str]:
        return [line.strip() for line in self.synonyms.splitlines() if line.strip()]


class RegionAcademique(models.Model):
    """One of the eighteen régions académiques, with the time zone its events are told in."""

    name = models.CharField("nom", max_length=60, unique=True)
    slug = models.SlugField("identifiant dans les adresses", max_length=60, unique=True)
    time_zone = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris")

    class Meta:
        verbose_name = "région académique"
        verbose_name_plural = "régions académiques"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Academie(models.Model):
    name = models.CharField("nom", max_length=60, unique=True)
    slug = models.SlugField("identifiant dans les adresses", max_length=60, unique=True)
    region = models.ForeignKey(
        RegionAcademique, verbose_name="région académique", on_delete=models.PROTECT, related_name="academies"
    )

    class Meta:
        verbose_name = "académie"
        verbose_name_plural = "académies"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
