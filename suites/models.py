"""The measures that follow from the consultation, their progress, and the propositions each one cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import ModelIterable
from django.http import HttpRequest
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, Revision, RevisionMixin
from wagtail.search import index

from contributions.propositions.models import Proposition
from contributions.propositions.states import State
from editorial.private_django import made_by
from editorial.rows import Row
from vocabulaires import cached
from vocabulaires.models import Axe

PASSAGE_MAX_LENGTH = 600
# Numbers of a row's own, written out: Django takes longer to make each subquery than the database to answer.
STEPS = "FROM suites_mesureetape AS step WHERE step.mesure_id = suites_mesure.id"
STEPS_DONE = f"{STEPS} AND step.done"
# Asked of each citation: as a list of keys, SQLite would gather those of every proposition.
CITATIONS = """
    FROM suites_citation AS cited WHERE cited.mesure_id = suites_mesure.id AND EXISTS (
        SELECT 1 FROM contributions_proposition AS proposition
        WHERE proposition.id = cited.proposition_id AND proposition.state = %s
    )
"""
CARD_FIELDS = ("title", "slug", "summary", "axe", "organisme", "state", "demo")


def number(rows: str, *parameters: str) -> RawSQL:
    """How many rows there are, as a column of the measures."""
    return RawSQL(f"(SELECT COUNT(*) {rows})", parameters, output_field=models.IntegerField())  # noqa: S611


@cache
def detail_pattern() -> str:
    """The address of measures with the place of the slug, asked of Django once."""
    return reverse("suites:detail", args=["mesure"]).replace("/mesure/", "/{}/")


def filed(rows: Iterable[Row]) -> Iterator[Row]:
    """Measures with the axis of the remembered vocabulary, rather than joined and made anew."""
    axes, _ = cached.rows_by_key()
    for row in rows:
        # What was added a moment ago is read when it is asked for.
        if axe := axes.get(row.axe_id):
            row.axe = axe
        yield row


class FiledRows(ModelIterable):
    """Rows as ``filed()`` makes them."""

    def __iter__(self):
        return filed(super().__iter__())


class MesureQuerySet(models.QuerySet):
    def live(self) -> MesureQuerySet:
        return self.filter(live=True)

    def for_reading(self) -> MesureQuerySet:
        """Whole rows with their axis, their steps and the number of their citations: two queries."""
        return self.select_related("axe").with_citation_total().prefetch_related("etapes")

    def for_cards(self) -> MesureQuerySet:
        """With all that a card shows, in one query."""
        return self.for_short_cards().with_citation_total()

    def for_short_cards(self) -> MesureQuerySet:
        """What a card shows, but how many propositions a measure cites; one query."""
        rows = self.only(*CARD_FIELDS).annotate(step_total=number(STEPS), done_total=number(STEPS_DONE))
        return made_by(rows, FiledRows)

    def citing(self, proposition: int) -> MesureQuerySet:
        """The measures that cite a proposition, by its key, in order, each with the ``passage`` it takes up."""
        rows = self.filter(citations__proposition=proposition).annotate(passage=F("citations__passage"))
        return rows.order_by("sort_order", "citations__pk")

    def with_citation_total(self) -> MesureQuerySet:
        """With the number of published propositions that each one cites."""
        return self.annotate(citation_total=number(CITATIONS, State.PUBLIEE))


class Mesure(DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, ClusterableModel):
    """What was decided after the consultation, who is responsible for it and how far it has come."""

    class State(models.TextChoices):
        A_VENIR = "a-venir", "À venir"
        ENGAGEE = "engagee", "Engagée"
        REALISEE = "realisee", "Réalisée"
        ABANDONNEE = "abandonnee", "Abandonnée"

    STATE_LABELS = dict(State.choices)
    STATE_PLURALS = {
        State.A_VENIR: "À venir",
        State.ENGAGEE: "Engagées",
        State.REALISEE: "Réalisées",
        State.ABANDONNEE: "Abandonnées",
    }
    TONES = {State.ENGAGEE: "info", State.REALISEE: "success", State.ABANDONNEE: "warning"}

    title = models.CharField("titre", max_length=160)
    slug = models.SlugField(
        "identifiant dans les adresses",
        max_length=120,
        unique=True,
        help_text="La fin de l’adresse de la page de la mesure : /suites/…/",
    )
    summary = models.CharField(
        "en une phrase", max_length=300, help_text="Ce qui est décidé. Affiché dans la liste."
    )
    body = RichTextField(
        "explications",
        blank=True,
        features=["h3", "bold", "italic", "ol", "ul", "link", "document-link"],
        help_text="Ce que la mesure change, pour qui, et ce qu’elle reprend des propositions.",
    )
    axe = models.ForeignKey(
        Axe, verbose_name="axe", null=True, blank=True, on_delete=models.PROTECT, related_name="mesures"
    )
    organisme = models.CharField("organisme responsable", max_length=120)
    state = models.CharField("avancement", max_length=12, choices=State, default=State.A_VENIR)
    reason = models.CharField(
        "raison de l’abandon",
        max_length=400,
        blank=True,
        help_text="À remplir si la mesure est abandonnée. Affichée sur sa page.",
    )
    source_label = models.CharField(
        "source", max_length=160, blank=True, help_text="Le document qui annonce la mesure."
    )
    source_url = models.URLField("adresse de la source", blank=True)
    source_date = models.DateField("date de la source", null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(
        "ordre d’affichage", default=100, help_text="Les plus petits nombres d’abord."
    )
    demo = models.BooleanField("contenu de démonstration", default=False, editable=False)

    revisions = GenericRelation(
        Revision,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="mesure",
        for_concrete_model=False,
    )

    # How many steps there are and are done, when ``for_cards`` has counted them.
    step_total: int | None = None
    done_total = 0

    objects = MesureQuerySet.as_manager()

    content_panels = [
        TitleFieldPanel("title", targets=["slug"], placeholder="Titre de la mesure"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("axe"), FieldPanel("sort_order")]),
        MultiFieldPanel(
            [
                FieldPanel("source_label"),
                FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_date")]),
            ],
            heading="Source",
        ),
    ]
    progress_panels = [
        FieldPanel("organisme"),
        FieldPanel("state"),
        FieldPanel("reason"),
        InlinePanel("etapes", heading="Étapes", label="Étape"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Mesure"),
            ObjectList(progress_panels, heading="Avancement"),
        ]
    )

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("state"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = "mesure"
        verbose_name_plural = "mesures"
        ordering = ["sort_order", "title"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="abandonnee") | ~Q(reason=""),
                name="mesure_abandoned_has_a_reason",
                violation_error_message="Dites pourquoi la mesure est abandonnée : cette raison est publiée.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return detail_pattern().format(self.slug)

    @property
    def state_label(self) -> str:
        """As ``get_state_display``, which makes its table of labels anew at each call."""
        return self.STATE_LABELS.get(self.state, self.state)

    @property
    def tone(self) -> str:
        """How the badge of its state is coloured."""
        return self.TONES.get(self.state, "")

    @property
    def steps(self) -> Sequence[MesureEtape]:
        """Its steps by date, from rows already read; those of the draft in a preview."""
        return sorted(self.etapes.all(), key=lambda step: (step.date, step.sort_order or 0))

    @property
    def progress_sentence(self) -> str:
        """How many steps are done, in words; empty for a measure without steps."""
        total, done = self.step_total, self.done_total
        if total is None:
            steps = self.steps
            total, done = len(steps), sum(step.done for step in steps)
        if not total:
            return ""
        verb = "étape franchie" if done < 2 else "étapes franchies"
        return f"{done} {verb} sur {total}"

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "suites/mesure.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | {"mesure": self, "total": 0}


class MesureEtape(Orderable):
    """A dated step of a measure, done or planned."""

    mesure = ParentalKey(Mesure, on_delete=models.CASCADE, related_name="etapes")
    date = models.DateField("date")
    text = models.CharField("étape", max_length=300)
    done = models.BooleanField(
        "franchie", default=False, help_text="Décochée, l’étape est annoncée comme prévue."
    )
    demo = models.BooleanField(default=False, editable=False)

    panels = [FieldRowPanel([FieldPanel("date"), FieldPanel("done")]), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "étape d’une mesure"
        verbose_name_plural = "étapes des mesures"

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} : {self.text}"


class CitationQuerySet(models.QuerySet):
    def published(self) -> CitationQuerySet:
        """Citations of what the public may still read."""
        # Asked of each citation: as a list of keys, SQLite would gather those of every proposition.
        return self.filter(Exists(Proposition.objects.published().filter(pk=OuterRef("proposition"))))

    def for_cards(self) -> CitationQuerySet:
        """With the card of each proposition, in one query."""
        names = ("axe", "region", "profil", "reponse")
        return self.select_related(*(f"proposition__{name}" for name in names))

    def of_live_measures(self) -> CitationQuerySet:
        return self.filter(mesure__live=True)


class Citation(models.Model):
    """A measure cites a proposition, possibly with the very words it takes up.

    Plain rows beside the measure's drafts: a measure may cite thousands of propositions, and a citation
    is a fact that needs no draft.
    """

    mesure = models.ForeignKey(Mesure, on_delete=models.PROTECT, related_name="citations")
    proposition = models.ForeignKey(Proposition, on_delete=models.CASCADE, related_name="citations")
    passage = models.TextField(
        "passage repris",
        blank=True,
        max_length=PASSAGE_MAX_LENGTH,
        help_text="Les mots de la proposition que la mesure reprend, ou ce qu’elle en retient.",
    )
    demo = models.BooleanField(default=False, editable=False)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = "citation"
        verbose_name_plural = "citations"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mesure", "proposition"], name="citation_once_per_mesure"),
        ]

    def __str__(self) -> str:
        return f"{self.mesure_id} : {self.proposition_id}"


class Annonce(models.Model):
    """A piece of progress that followers have been told, so that nothing is told twice."""

    mesure = models.ForeignKey(Mesure, on_delete=models.CASCADE, related_name="annonces")
    key = models.CharField(max_length=80)

    class Meta:
        verbose_name = "annonce aux abonnés"
        verbose_name_plural = "annonces aux abonnés"
        constraints = [models.UniqueConstraint(fields=["mesure", "key"], name="annonce_once_per_mesure")]

    def __str__(self) -> str:
        return self.key


def public_citations(mesure: Mesure) -> QuerySet[Citation]:
    """What a measure's page lists: its citations of published propositions, in the order they were added."""
    return mesure.citations.published().for_cards().order_by("pk")
