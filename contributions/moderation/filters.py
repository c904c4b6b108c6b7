"""What moderators filter the queue by, and how they search it."""

import django_filters
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from contributions.analyse.models import Alerte
from contributions.propositions.models import Proposition, PropositionQuerySet
from contributions.propositions.models.queries import PUBLISHED, WAITING
from contributions.propositions.references import parse_reference
from contributions.propositions.states import Origine, State
from search import analysis, queries
from search.questions import POSTGRESQL
from vocabulaires.models import Axe, Profil, RegionAcademique, Theme

HOLDING = "SELECT proposition_id FROM contributions_analyse WHERE vector @@ %s::tsquery"
# Up to so many, what holds the words is read first and the list made of it; beyond, the order is read and
# the words looked for on the way. Left to guess, the database reads most of the queue for two rare words.
FEW = 2_000


class Situation(models.TextChoices):
    """Where a proposition stands for a moderator, which is a little more than its state."""

    A_TRAITER = "a-traiter", "À traiter"
    A_MODERER = "a-moderer", "À modérer avant publication"
    A_RELIRE = "a-relire", "Publiées, à relire"
    SIGNALEES = "signalees", "Publiées et signalées"
    PUBLIEES = "publiees", "Publiées"
    RENVOYEES = "renvoyees", "Renvoyées à leur auteur"
    REJETEES = "rejetees", "Rejetées"
    MASQUEES = "masquees", "Masquées"
    FUSIONNEES = "fusionnees", "Fusionnées"
    RETIREES = "retirees", "Retirées par leur auteur"
    TOUTES = "toutes", "Toutes"


CONDITIONS = {
    Situation.A_TRAITER: WAITING,
    Situation.A_MODERER: Q(state=State.A_MODERER),
    Situation.A_RELIRE: PUBLISHED & Q(moderated_at__isnull=True),
    Situation.SIGNALEES: PUBLISHED & Q(report_count__gt=0),
    Situation.PUBLIEES: PUBLISHED,
    Situation.RENVOYEES: Q(state=State.BROUILLON),
    Situation.REJETEES: Q(state=State.REJETEE),
    Situation.MASQUEES: Q(state=State.MASQUEE, merged_into__isnull=True),
    Situation.FUSIONNEES: Q(merged_into__isnull=False),
    Situation.RETIREES: Q(state=State.RETIREE),
    Situation.TOUTES: Q(),
}
WAITING_SITUATIONS = {Situation.A_TRAITER, Situation.A_MODERER, Situation.A_RELIRE}


def situation_label(proposition: Proposition) -> str:
    """The situation of one proposition, in the words of the filter."""
    if proposition.merged_into_id:
        return "Fusionnée"
    if proposition.is_published and proposition.moderated_at is None:
        return "Publiée, à relire"
    if proposition.state == State.BROUILLON:
        return "Renvoyée à l’auteur"
    return proposition.get_state_display()


class SituationFilter(django_filters.ChoiceFilter):
    """Nothing chosen means what waits for a decision, not everything."""

    def filter(self, queryset: PropositionQuerySet, value: str) -> PropositionQuerySet:
        return queryset.filter(CONDITIONS[value or Situation.A_TRAITER])


ANY_ALERT = "toutes"
NO_ALERT = "aucune"


class AlertFilter(django_filters.ChoiceFilter):
    def filter(self, queryset: PropositionQuerySet, value: str) -> PropositionQuerySet:
        if value == ANY_ALERT:
            return queryset.filter(alert_count__gt=0)
        if value == NO_ALERT:
            return queryset.filter(alert_count=0)
        if value:
            return queryset.filter(Exists(Alerte.objects.filter(proposition=OuterRef("pk"), rule=value)))
        return queryset


class QueueFilterSet(WagtailFilterSet):
    situation = SituationFilter(
        label="Situation",
        choices=[choice for choice in Situation.choices if choice[0] != Situation.A_TRAITER],
        empty_label=Situation.A_TRAITER.label,
    )
    alerte = AlertFilter(
        label="Alerte",
        choices=[
            (ANY_ALERT, "Au moins une alerte"),
            *Alerte.Rule.choices,
            (NO_ALERT, "Aucune alerte"),
        ],
        empty_label="Avec ou sans alerte",
    )
    axe = django_filters.ModelChoiceFilter(
        label="Axe", queryset=Axe.objects.all(), empty_label="Tous les axes"
    )
    theme = django_filters.ModelChoiceFilter(
        label="Thème",
        field_name="theme_links__tag",
        queryset=Theme.objects.all(),
        empty_label="Tous les thèmes",
    )
    region = django_filters.ModelChoiceFilter(
        label="Région académique", queryset=RegionAcademique.objects.all(), empty_label="Toutes les régions"
    )
    profil = django_filters.ModelChoiceFilter(
        label="Profil", queryset=Profil.objects.all(), to_field_name="code", empty_label="Tous les profils"
    )
    origine = django_filters.ChoiceFilter(
        label="Origine", choices=Origine.choices, empty_label="Toutes les origines"
    )
    recue = django_filters.DateFromToRangeFilter(
        label="Reçue entre", field_name="submitted_at", widget=DateRangePickerWidget
    )

    class Meta:
        model = Proposition
        fields: list[str] = []

    @property
    def chosen_situation(self) -> str:
        """The situation asked for; what waits when nothing, or nothing known, is asked."""
        if not self.is_valid():
            return Situation.A_TRAITER
        return self.form.cleaned_data.get("situation") or Situation.A_TRAITER


def search_rows(queryset: PropositionQuerySet, text: str) -> PropositionQuerySet:
    """Propositions of a filtered list that hold all the words of ``text``, or that bear it as reference.

    Words are understood as on the site: endings, accents, synonyms, slips. They are looked for in an index
    of what was received, which the public's search never reads.
    """
    reference = parse_reference(text)
    if reference:
        return Proposition.objects.received().filter(reference=reference)
    groups = queries.understand(text).widened
    if not groups:
        return queryset.none()
    if connection.vendor == "postgresql":
        question = POSTGRESQL.question(groups)
        few = few_holding(question)
        return queryset.filter(pk__in=RawSQL(HOLDING, [question]) if few is None else few)  # noqa: S611
    for group in groups:
        either = Q()
        for alternative in group:
            both = Q()
            for stem in alternative:
                both &= Q(analyse__terms__contains=f" {analysis.term(stem)} ")
            either |= both
        queryset = queryset.filter(either)
    return queryset


def few_holding(question: str) -> list[int] | None:
    """What holds some words, when it is not much; one query, whose cost is bounded."""
    with connection.cursor() as cursor:
        cursor.execute(f"{HOLDING} LIMIT %s", [question, FEW + 1])
        found = [pk for (pk,) in cursor.fetchall()]
    return found if len(found) <= FEW else None
