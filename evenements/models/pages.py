"""Events in the territories: announced, held, then accounted for."""

from __future__ import annotations

import datetime
from typing import Self
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import PageManager
from wagtail.search import index

from contributions.ateliers.entry import published_count
from contributions.propositions.models import Proposition
from contributions.propositions.models.queries import for_cards
from editorial.fields import BodyField, FiledUnderField
from editorial.models import BasePage
from editorial.rows import WrittenQuery
from evenements.addresses import list_url
from evenements.blocks import EVENEMENT_BLOCKS, MINUTES_BLOCKS, PROGRAMME_BLOCKS
from evenements.filters import MONTH, EvenementFilterForm
from evenements.forms import EvenementPageForm
from evenements.inscriptions.panel import registration_panel
from evenements.lists import EvenementList
from evenements.models.moments import Held
from evenements.models.queries import EvenementQuerySet, midnight, placed
from evenements.models.registration import Registrable
from evenements.months import MonthCalendar
from page_cache import remember_edited
from partenaires.choices import partner_choices
from partenaires.models import Partenaire
from vocabulaires.choices import Choice, choices_of, filed_under, place_choices
from vocabulaires.models import Academie, Axe, RegionAcademique, Theme
from vocabulaires.tags import axe_tags, theme_tags

OTHERS_SHOWN = 3
BORN_HERE_SHOWN = 4
BORN_HERE = WrittenQuery(
    lambda page: Proposition.objects.published().filter(page=page).for_cards().recent()[:BORN_HERE_SHOWN]
)


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
        context = super().get_context(request, *args, **kwargs) | {
            "filters": filters,
            "list_querystring": filters.querystring(vue="", mois=""),
            "month_querystring": filters.querystring(vue=MONTH, quand=""),
        }
        if filters.shows_month:
            return context | {"month": MonthCalendar(EvenementPage.objects.all(), filters)}
        listing = EvenementList(EvenementPage.objects.all(), filters)
        return context | {"listing": listing, "page_obj": listing.page(request.GET)}


class EvenementPage(Held, Registrable, BasePage):
    """One event: when, where, how to come, then what came of it."""

    place = models.CharField(
        "lieu", max_length=200, blank=True, help_text="Par exemple « Lycée Carnot, Lille »."
    )
    address = models.TextField("adresse", blank=True, max_length=300)
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
    partenaires = FiledUnderField(
        Partenaire, verbose_name="partenaires", blank=True, related_name="evenements"
    )
    axes = FiledUnderField(Axe, verbose_name="axes", blank=True, related_name="evenements")
    themes = FiledUnderField(Theme, verbose_name="thèmes", blank=True, related_name="evenements")
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
            [
                FieldPanel("time_zone"),
                FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
                FieldRowPanel([FieldPanel("repeat"), FieldPanel("repeat_until")]),
            ],
            heading="Quand",
        ),
        InlinePanel(
            "seances",
            heading="Séances",
            label="Séance",
            help_text="Pour une rencontre sur plusieurs jours. Le début et la fin ci-dessus suivent alors "
            "la première et la dernière séance. Les temps d’une même journée vont dans le programme.",
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
            ObjectList(Registrable.registration_panels, heading="Inscriptions et maintien"),
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

    sub_addresses = ("/calendrier.ics", "/code.svg", "/inscription/", "/inscription/envoyee/")
    # Another meeting: neither cancelled because this one was, nor told of yet.
    exclude_fields_in_copy = ["state", "state_note", "minutes", "attendance"]

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
        errors = self.registration_errors()
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
    def others_title(self) -> str:
        if self.region:
            return f"Autres rencontres en région académique {self.region}"
        return "Autres rencontres"

    @property
    def others_url(self) -> str:
        return list_url(region=self.region.slug if self.region else "")

    @property
    def public_url(self) -> str:
        """Its address while it is on the site, for registrants, who are written to even when it is not."""
        return (self.get_url() or "") if self.live else ""

    @property
    def calendar_url(self) -> str:
        return reverse("evenements:event-calendar", args=[self.slug]) if self.slug and self.live else ""

    @property
    def description(self) -> str:
        return self.search_description or self.lead or f"{self.get_format_display()}, {self.when_words}."

    @classmethod
    def read(cls, pk: int) -> Self | None:
        page = super().read(pk)
        return next(placed([page])) if page else None

    def others(self) -> list[EvenementPage]:
        """Events of the same region, or any for a national one, the next first; they are remembered."""
        found = nearest_events(timezone.localdate(), self.region_id)
        return [event for event in found if event.pk != self.pk][:OTHERS_SHOWN]

    @property
    def map_url(self) -> str:
        """A map of its postal address, on a site that this page links to and loads nothing of."""
        return f"https://www.openstreetmap.org/search?{urlencode({'query': ' '.join(self.address.split())})}"

    @property
    def lists_propositions(self) -> bool:
        """Whether its own body shows some."""
        bodies = (self.minutes, self.body)
        # The stored blocks tell their type without being made.
        return any(block["type"] == "proposition_list" for body in bodies for block in body.raw_data)

    def born_here(self) -> list[Proposition]:
        """The latest propositions of its workshops or of its form, unless its own body lists them; one query."""
        if not self.pk or self.lists_propositions:
            return []
        return list(for_cards(BORN_HERE.rows(self.pk)))

    def filing(self, *, stored: bool) -> list[list[Choice]]:
        """Its axes, its themes and its published partners: one query, unless they are those of a preview.

        Their names are those that the filters of lists remember.
        """
        if not stored:
            kinds = self.axes.all(), self.themes.all(), self.partenaires.filter(live=True)
            return [choices_of(rows) for rows in kinds]
        axes, themes, _, _ = place_choices()
        return filed_under(self, axes=axes, themes=themes, partenaires=partner_choices())

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        axes, themes, partners = self.filing(stored=not request.is_preview)
        born_here = self.born_here()
        # Where no proposition came from the page at all, none came from its workshops.
        may_have_workshops = self.pk and (born_here or self.lists_propositions)
        return super().get_context(request, *args, **kwargs) | {
            "axe_tags": axe_tags(axes, list_url()),
            "theme_tags": theme_tags(themes),
            "partners": partners,
            "registration": registration_panel(self),
            "sessions": self.occurrences,
            "born_here": born_here,
            "workshop_total": published_count(self) if may_have_workshops else 0,
            "others": self.others(),
        }


@remember_edited
def nearest_events(day: datetime.date, region: int | None) -> tuple[EvenementPage, ...]:
    """What a page shows of its région on a day, by the key of the région, or of all; one more than it shows."""
    events = EvenementPage.objects.visible()
    if region is not None:
        events = events.filter(region=region)
    return tuple(events.upcoming_first(midnight(day)).for_card()[: OTHERS_SHOWN + 1])
