"""What moderators filter the queue by, and how they search it."""

import re
import unicodedata

import django_filters
from django.db import models
from django.db.models import Q
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from contributions.life import SEARCH_KIND
from contributions.models import Proposition, PropositionQuerySet
from contributions.models.propositions import PUBLISHED, WAITING
from contributions.references import parse_reference
from contributions.states import State
from search import queries
from vocabulaires.models import Axe, Profil, RegionAcademique, Theme

SEARCH_LIMIT = 1000
WORDS_MAX = 5
UNPUBLISHED = [state for state in State.values if state != State.PUBLIEE]
WORD_LENGTH_MIN = 2


class Situation(models.TextChoices):
    """Where a proposition stands for a moderator, which is a little more than its state."""

    A_TRAITER = "a-traiter", "À traiter"
    A_MODERER = "a-moderer", "À modérer avant publication"
    A_RELIRE = "a-relire", "Publiées, à relire"
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


class QueueFilterSet(WagtailFilterSet):
    situation = SituationFilter(
        label="Situation",
        choices=[choice for choice in Situation.choices if choice[0] != Situation.A_TRAITER],
        empty_label=Situation.A_TRAITER.label,
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
    profil = django_filters.ChoiceFilter(
        label="Profil", choices=Profil.choices, empty_label="Tous les profils"
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

    Published ones are found by the site's index. The others are not in it, and what waits must all be
    found: their words are read one by one, never those of the published mass.
    """
    reference = parse_reference(text)
    if reference:
        return Proposition.objects.received().filter(reference=reference)
    words = [word for word in re.findall(r"\w+", text) if len(word) >= WORD_LENGTH_MIN][:WORDS_MAX]
    if not words:
        return queryset.none()
    found, _ = queries.matching_ids(SEARCH_KIND, text, limit=SEARCH_LIMIT)
    read_here = Q(state__in=UNPUBLISHED) | Q(state=State.PUBLIEE, moderated_at__isnull=True)
    for word in words:
        pattern = accent_free(word)
        read_here &= Q(title__iregex=pattern) | Q(text__iregex=pattern)
    return queryset.filter(Q(state=State.PUBLIEE, pk__in=found) | read_here)


VARIANTS = {
    "a": "aàâäÀÂÄ",
    "c": "cçÇ",
    "e": "eéèêëÉÈÊË",
    "i": "iîïÎÏ",
    "o": "oôöÔÖ",
    "u": "uùûüÙÛÜ",
    "y": "yÿŸ",
}


def accent_free(word: str) -> str:
    """A pattern that finds a word with or without its accents; it holds letters and digits only."""
    folded = "".join(
        sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign)
    )
    return "".join(f"[{VARIANTS[sign]}]" if sign in VARIANTS else sign for sign in folded if sign.isalnum())
