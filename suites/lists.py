"""The list of measures, by axis and by progress."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from editorial.lists import FilterForm, RowField
from suites.models import Mesure
from vocabulaires.models import Axe


class MesureFilterForm(FilterForm):
    """One query, for the axes."""

    axe = RowField(label="Axe", empty_label="Tous les axes")
    etat = forms.ChoiceField(
        label="Avancement",
        required=False,
        choices=[("", "Toutes les mesures"), *Mesure.State.choices],
        widget=forms.HiddenInput,
    )

    def prepare(self) -> None:
        self.fields["axe"].rows = list(Axe.objects.all())


@dataclass(frozen=True)
class StateLink:
    """The measures of one state under the filters in force, and the way to them alone."""

    label: str
    total: int
    querystring: str
    selected: bool


@dataclass(frozen=True)
class MesureList:
    """The published measures: few enough to be read whole, so that each count is exact and costs nothing."""

    mesures: Sequence[Mesure]
    state_links: Sequence[StateLink]

    @classmethod
    def load(cls, filters: MesureFilterForm) -> "MesureList":
        """One query, whatever their number."""
        rows = filters.narrow(Mesure.objects.live()).for_cards()
        axe, state = filters.cleaned_data["axe"], filters.cleaned_data["etat"]
        if axe:
            rows = rows.filter(axe=axe)
        rows = list(rows)
        links = [StateLink("Toutes", len(rows), filters.querystring(etat=""), not state)]
        for value, label in Mesure.STATE_PLURALS.items():
            total = sum(row.state == value for row in rows)
            if total or state == value:
                links.append(StateLink(label, total, filters.querystring(etat=value.value), state == value))
        return cls([row for row in rows if not state or row.state == state], links)

    @property
    def total(self) -> int:
        return len(self.mesures)
