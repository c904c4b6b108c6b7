"""News of the consultation, which feature its partners."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django import forms
from django.db import models
from django.db.models import Case, Value, When
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from actualites.addresses import list_url
from actualites.blocks import ACTUALITE_BLOCKS
from actualites.filters import ActualiteFilterForm
from actualites.forms import ActualitePageForm
from editorial.fields import BodyField, FiledUnderField
from editorial.lists import Named, page_of
from editorial.models import BasePage, SiteImage
from editorial.names import NamedOnce, has_a_name
from editorial.visibility import public
from evenements.models import EvenementPage
from partenaires.models import Partenaire
from vocabulaires.choices import Choice, choices_of, filed_under, filing_choices
from vocabulaires.models import Axe, Theme
from vocabulaires.tags import axe_tags, theme_tags

PER_PAGE = 12
RELATED_SHOWN = 3
SERIES_SHOWN = 20


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

    @property
    def description(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        filters = ActualiteFilterForm(request.GET)
        news = filters.narrow(ActualitePage.objects.visible())
        news = news.filed_under(**filters.chosen_values).newest_first()
        return super().get_context(request, *args, **kwargs) | {
            "filters": filters,
            "page_obj": page_of(news.for_card(), request.GET, per_page=PER_PAGE),
        }


# The forty other columns of a page would be read for nothing.
CARD_FIELDS = ("title", "url_path", "date", "lead")


class ActualiteQuerySet(PageQuerySet):
    def newest_first(self) -> ActualiteQuerySet:
        return self.order_by("-date", "-pk")

    def visible(self) -> ActualiteQuerySet:
        """Those that anyone may read."""
        return public(self)

    def filed_under(
        self, *, axe: Named | None = None, theme: Named | None = None, partenaire: Named | None = None
    ) -> ActualiteQuerySet:
        """Those of an axis, a theme and a partner, for each that is given."""
        wanted = {"axes": axe, "themes": theme, "partenaires": partenaire}
        return self.filter(**{name: row.pk for name, row in wanted.items() if row})

    def nearest_first(self, themes: Sequence[Named], axes: Sequence[Named]) -> ActualiteQuerySet:
        """Those that share a theme, then an axis, then the others; the newest first among equals."""
        links = ActualitePage.themes.through.objects, ActualitePage.axes.through.objects
        of_theme = links[0].filter(theme__in=[theme.pk for theme in themes]).values("actualitepage")
        of_axe = links[1].filter(axe__in=[axe.pk for axe in axes]).values("actualitepage")
        nearness = Case(
            When(pk__in=of_theme, then=Value(0)), When(pk__in=of_axe, then=Value(1)), default=Value(2)
        )
        return self.order_by(nearness, "-date", "-pk")

    def for_card(self) -> ActualiteQuerySet:
        """With all that a card shows, so that a list costs the same whatever its length."""
        return self.only(*CARD_FIELDS)


class Serie(NamedOnce):
    """News that follow one another, such as the account of each meeting."""

    name = models.CharField("nom", max_length=120, unique=True)

    class Meta:
        verbose_name = "série d’actualités"
        verbose_name_plural = "séries d’actualités"
        ordering = ["name"]
        constraints = [has_a_name("serie")]

    def __str__(self) -> str:
        return self.name


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
    axes = FiledUnderField(Axe, verbose_name="axes", blank=True, related_name="actualites")
    themes = FiledUnderField(Theme, verbose_name="thèmes", blank=True, related_name="actualites")
    partenaires = FiledUnderField(
        Partenaire, verbose_name="partenaires mis en avant", blank=True, related_name="actualites"
    )
    serie = models.ForeignKey(
        Serie,
        verbose_name="série",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="actualites",
        help_text="Pour des actualités qui se suivent.",
    )
    evenements = FiledUnderField(EvenementPage, verbose_name="rencontres liées", blank=True, related_name="+")
    body = BodyField(ACTUALITE_BLOCKS, blank=True, verbose_name="contenu")

    objects = PageManager.from_queryset(ActualiteQuerySet)()

    base_form_class = ActualitePageForm

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("hero_image"), FieldPanel("hero_image_alt")], heading="Image d’ouverture"
        ),
        FieldPanel("body"),
    ]
    filing_panels = [
        FieldPanel("partenaires"),
        FieldPanel("axes"),
        FieldPanel("themes"),
        FieldPanel("evenements", widget=forms.CheckboxSelectMultiple),
        FieldPanel("serie"),
    ]

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

    @property
    def published_moment(self) -> datetime.datetime:
        """The first moment of its day, for those who sort by moments."""
        return timezone.make_aware(datetime.datetime.combine(self.date, datetime.time.min))

    @classmethod
    def read(cls, pk: int) -> ActualitePage | None:
        return cls.objects.select_related("hero_image", "serie").filter(pk=pk).first()

    def partners(self, *, stored: bool) -> list[Partenaire]:
        """The published partners it features, with their logos; two queries at most."""
        if stored:
            return list(Partenaire.objects.live().filter(actualites=self).with_logo())
        chosen = [partner.pk for partner in self.partenaires.all()]
        return list(Partenaire.objects.live().filter(pk__in=chosen).with_logo())

    def filing(self, *, stored: bool) -> list[list[Choice]]:
        """Its axes and its themes: one query, unless they are those of a preview."""
        if not stored:
            return [choices_of(rows) for rows in (self.axes.all(), self.themes.all())]
        axes, themes = filing_choices()
        return filed_under(self, axes=axes, themes=themes)

    def related_events(self) -> list[EvenementPage]:
        """The public meetings it is about, the first held first; one query when there are some to look for."""
        chosen = [event.pk for event in self.evenements.all()]
        if not chosen:
            return []
        return list(public(EvenementPage.objects.filter(pk__in=chosen)).order_by("start_date").for_card())

    def others_of_series(self) -> list[ActualitePage]:
        """The other news of its series, in their order; one query when it has one."""
        if not self.serie_id:
            return []
        others = ActualitePage.objects.visible().filter(serie=self.serie_id).exclude(pk=self.pk)
        return list(others.order_by("date", "pk").defer_streamfields()[:SERIES_SHOWN])

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        axes, themes = self.filing(stored=not request.is_preview)
        others = ActualitePage.objects.visible().exclude(pk=self.pk).nearest_first(themes, axes)
        return super().get_context(request, *args, **kwargs) | {
            "axe_tags": axe_tags(axes, list_url()),
            "theme_tags": theme_tags(themes),
            "partners": self.partners(stored=not request.is_preview),
            "events": self.related_events(),
            "series": self.others_of_series(),
            "others": list(others.for_card()[:RELATED_SHOWN]),
        }
