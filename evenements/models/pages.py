"""Events in the territories: announced, held, then accounted for."""

import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import PageManager
from wagtail.search import index

from editorial import dates
from editorial.fields import BodyField
from editorial.models import BasePage
from evenements.addresses import list_url
from evenements.blocks import EVENEMENT_BLOCKS, MINUTES_BLOCKS, PROGRAMME_BLOCKS
from evenements.filters import EvenementFilterForm
from evenements.forms import EvenementPageForm
from evenements.lists import EvenementList
from evenements.models.queries import EvenementQuerySet, start_of_day
from partenaires.models import Partenaire
from vocabulaires.choices import Choice, choices_of, read_together
from vocabulaires.models import Academie, Axe, RegionAcademique, Theme
from vocabulaires.tags import axe_tags, theme_tags

OTHERS_SHOWN = 3


class EvenementsIndexPage(BasePage):
    """The list of events, filtered and paginated."""

    lead = models.TextField("chapô", blank=True, max_length=500)
    body = BodyField(EVENEMENT_BLOCKS, blank=True, verbose_name="contenu sous la liste")

    content_panels = [*BasePage.content_panels, FieldPanel("lead"), FieldPanel("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["evenements.EvenementPage"]
    max_count = 1

    class Meta:
        verbose_name = "liste des événements"

    @property
    def description(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        filters = EvenementFilterForm(request.GET)
        listing = EvenementList(EvenementPage.objects.all(), filters)
        return super().get_context(request, *args, **kwargs) | {
            "filters": filters,
            "listing": listing,
            "page_obj": listing.page(request.GET),
        }


class EvenementPage(BasePage):
    """One event: when, where, how to come, then what came of it.

    The two moments are stored with their time zone; ``time_zone`` says in which clock people read
    them and in which the editors type them.
    """

    class Format(models.TextChoices):
        ON_SITE = "sur-place", "Sur place"
        ONLINE = "en-ligne", "En ligne"
        HYBRID = "hybride", "Sur place et en ligne"

    class TimeZone(models.TextChoices):
        """The clocks of the régions académiques."""

        PARIS = "Europe/Paris", "France métropolitaine (Paris)"
        GUADELOUPE = "America/Guadeloupe", "Guadeloupe"
        MARTINIQUE = "America/Martinique", "Martinique"
        GUYANE = "America/Cayenne", "Guyane"
        REUNION = "Indian/Reunion", "La Réunion"
        MAYOTTE = "Indian/Mayotte", "Mayotte"

    # How people say each clock, after « heure ».
    CLOCK_NAMES = {
        TimeZone.PARIS: "de Paris",
        TimeZone.GUADELOUPE: "de la Guadeloupe",
        TimeZone.MARTINIQUE: "de la Martinique",
        TimeZone.GUYANE: "de la Guyane",
        TimeZone.REUNION: "de La Réunion",
        TimeZone.MAYOTTE: "de Mayotte",
    }

    start_date = models.DateTimeField("début")
    end_date = models.DateTimeField("fin", db_index=True)
    time_zone = models.CharField(
        "heure locale",
        max_length=40,
        choices=TimeZone,
        default=TimeZone.PARIS,
        help_text="Saisissez le début et la fin à l’heure de ce lieu.",
    )
    format = models.CharField("format", max_length=10, choices=Format, default=Format.ON_SITE)
    place = models.CharField(
        "lieu", max_length=200, blank=True, help_text="Par exemple « Lycée Carnot, Lille »."
    )
    address = models.TextField("adresse", blank=True, max_length=300)
    online_url = models.URLField("adresse pour suivre en ligne", blank=True)
    how_to_come = models.TextField(
        "comment participer",
        blank=True,
        max_length=600,
        help_text="Inscription, accès, accessibilité du lieu.",
    )
    region = models.ForeignKey(
        RegionAcademique,
        verbose_name="région académique",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evenements",
        help_text="Laissez vide pour un événement national.",
    )
    academie = models.ForeignKey(
        Academie,
        verbose_name="académie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evenements",
    )
    organiser = models.CharField("organisateur", max_length=200, blank=True)
    partenaires = ParentalManyToManyField(
        Partenaire, verbose_name="partenaires", blank=True, related_name="evenements"
    )
    axes = ParentalManyToManyField(Axe, verbose_name="axes", blank=True, related_name="evenements")
    themes = ParentalManyToManyField(Theme, verbose_name="thèmes", blank=True, related_name="evenements")
    lead = models.TextField("chapô", blank=True, max_length=500)
    programme = BodyField(PROGRAMME_BLOCKS, blank=True, verbose_name="programme")
    body = BodyField(EVENEMENT_BLOCKS, blank=True, verbose_name="contenu")
    minutes = BodyField(
        MINUTES_BLOCKS,
        blank=True,
        verbose_name="compte rendu",
        help_text="À remplir après l’événement.",
    )
    attendance = models.PositiveIntegerField(
        "nombre de participants", null=True, blank=True, help_text="À remplir après l’événement."
    )

    objects = PageManager.from_queryset(EvenementQuerySet)()

    base_form_class = EvenementPageForm

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("time_zone"), FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")])],
            heading="Quand",
        ),
        MultiFieldPanel(
            [
                FieldPanel("format"),
                FieldPanel("place"),
                FieldPanel("address"),
                FieldPanel("online_url"),
                FieldRowPanel([FieldPanel("region"), FieldPanel("academie")]),
                FieldPanel("how_to_come"),
            ],
            heading="Où et comment",
        ),
        FieldPanel("programme"),
        FieldPanel("body"),
    ]
    filing_panels = [
        FieldPanel("organiser"),
        FieldPanel("partenaires"),
        FieldPanel("axes"),
        FieldPanel("themes"),
    ]
    minutes_panels = [FieldPanel("attendance"), FieldPanel("minutes")]

    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Contenu"),
            ObjectList(filing_panels, heading="Organisation et classement"),
            ObjectList(minutes_panels, heading="Après l’événement"),
            ObjectList(BasePage.promote_panels, heading="Promotion"),
            ObjectList(BasePage.settings_panels, heading="Paramètres"),
        ]
    )

    search_fields = [
        *BasePage.search_fields,
        index.FilterField("start_date"),
        index.FilterField("end_date"),
    ]

    parent_page_types = ["evenements.EvenementsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "événement"
        verbose_name_plural = "événements"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__gte=models.F("start_date")),
                name="evenement_ends_after_it_starts",
                violation_error_message="La fin doit suivre le début.",
            )
        ]

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.start_date and self.end_date and self.end_date < self.start_date:
            errors["end_date"] = "La fin doit suivre le début."
        if self.academie_id and self.academie.region_id != self.region_id:
            errors["academie"] = "Cette académie n’est pas dans la région académique choisie."
        if self.format != self.Format.ONLINE and not self.place:
            errors["place"] = "Indiquez le lieu, ou choisissez le format « En ligne »."
        if self.region_id and self.format != self.Format.ONLINE and self.region.time_zone != self.time_zone:
            clock = self.CLOCK_NAMES.get(self.region.time_zone, self.region.time_zone)
            errors["time_zone"] = (
                f"Cette région vit à l’heure {clock}. Choisissez-la, puis vérifiez le début et la fin."
            )
        if errors:
            raise ValidationError(errors)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def local_start(self) -> datetime.datetime:
        return timezone.localtime(self.start_date, self.zone)

    @property
    def local_end(self) -> datetime.datetime:
        return timezone.localtime(self.end_date, self.zone)

    @property
    def is_on_one_day(self) -> bool:
        return self.local_start.date() == self.local_end.date()

    @property
    def is_past(self) -> bool:
        """Over, by the same rule as the query set: the day after its last day."""
        return self.end_date < start_of_day()

    @property
    def is_elsewhere(self) -> bool:
        """Whether its clock is not the one of metropolitan France, so that pages say so."""
        return self.time_zone != self.TimeZone.PARIS

    @property
    def is_under_way(self) -> bool:
        return self.start_date <= timezone.now() <= self.end_date

    @property
    def is_over(self) -> bool:
        """Ended, be it a minute ago; lists still show it among the events of today."""
        return self.end_date < timezone.now()

    @property
    def clock_name(self) -> str:
        return self.CLOCK_NAMES.get(self.time_zone, "")

    @property
    def other_clock(self) -> str:
        """The name of its clock when it has to be said."""
        return self.clock_name if self.is_elsewhere else ""

    @property
    def when_words(self) -> str:
        """The day and the hours, in the clock of the place."""
        return dates.moments(self.local_start, self.local_end)

    @property
    def paris_words(self) -> str:
        """The same in the clock of Paris, for those who follow from there."""
        start, end = timezone.localtime(self.start_date), timezone.localtime(self.end_date)
        if self.is_on_one_day and start.date() == end.date() == self.local_start.date():
            return dates.hours(start, end)
        return dates.moments(start, end)

    @property
    def held_words(self) -> str:
        """The day or the days it took, in the clock of the place."""
        return dates.period(self.local_start.date(), self.local_end.date())

    @property
    def others_title(self) -> str:
        if self.region:
            return f"Autres rencontres en région académique {self.region}"
        return "Autres rencontres"

    @property
    def others_url(self) -> str:
        return list_url(region=self.region.slug if self.region else "")

    @property
    def attendance_mode(self) -> str:
        """What search engines call the format."""
        return {self.Format.ONLINE: "Online", self.Format.HYBRID: "Mixed"}.get(self.format, "Offline")

    @property
    def calendar_url(self) -> str:
        return reverse("evenements:event-calendar", args=[self.slug]) if self.slug and self.live else ""

    @property
    def description(self) -> str:
        return self.search_description or self.lead or f"{self.get_format_display()}, {self.when_words}."

    @classmethod
    def for_serving(cls) -> QuerySet:
        return super().for_serving().select_related("region", "academie")

    def others(self) -> EvenementQuerySet:
        """Events of the same region, or any for a national one, the next first."""
        others = EvenementPage.objects.visible().held_in(region=self.region).exclude(pk=self.pk)
        return others.upcoming_first().for_card()[:OTHERS_SHOWN]

    def filing(self, *, stored: bool) -> list[list[Choice]]:
        """Its axes, its themes and its published partners: one query, unless they are those of a preview."""
        if not stored:
            kinds = self.axes.all(), self.themes.all(), self.partenaires.filter(live=True)
            return [choices_of(rows) for rows in kinds]
        return read_together(
            Axe.objects.filter(evenements=self),
            Theme.objects.filter(evenements=self),
            Partenaire.objects.live().filter(evenements=self),
        )

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        axes, themes, partners = self.filing(stored=not request.is_preview)
        return super().get_context(request, *args, **kwargs) | {
            "axe_tags": axe_tags(axes, list_url()),
            "theme_tags": theme_tags(themes),
            "partners": partners,
            "others": self.others(),
        }
