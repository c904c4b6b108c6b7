"""What the address of a list of events asks for."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import forms

from editorial import dates
from editorial.lists import ChosenFilter, FilterForm, RowField, WordsField
from partenaires.choices import partner_choices
from vocabulaires.cached import current_theme_slugs
from vocabulaires.choices import place_choices

UPCOMING = "a-venir"
PAST = "passees"
MONTH = "mois"
FORMATS = [("sur-place", "Sur place"), ("en-ligne", "En ligne"), ("hybride", "Sur place et en ligne")]
YEARS = range(1990, 2101)


class DayField(forms.DateField):
    """A day, typed or picked, as the address writes it."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **kwargs)

    def clean(self, value: Any) -> datetime.date | None:
        day = super().clean(str(value or "").replace("\x00", ""))
        if day and day.year not in YEARS:
            raise forms.ValidationError("Cette date est hors du calendrier.")
        return day


class MonthField(forms.CharField):
    """A month such as 2026-11; its first day once read."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> datetime.date | None:
        value = str(value or "")
        if not value:
            return None
        found = re.fullmatch(r"(\d{4})-(\d{2})", value, re.ASCII)
        if not found or int(found[1]) not in YEARS or not 1 <= int(found[2]) <= 12:
            raise forms.ValidationError("Ce mois n’existe pas.")
        return datetime.date(int(found[1]), int(found[2]), 1)


class EvenementFilterForm(FilterForm):
    """One query for the four vocabularies and one for the partners, kept from one reader to the next."""

    # What the address says of how to show the list, not of which events it holds.
    PRESENTATION = frozenset({"quand", "vue", "mois"})

    q = WordsField(label="Mots")
    region = RowField(label="Région académique", empty_label="Toutes les régions")
    academie = RowField(label="Académie", empty_label="Toutes les académies")
    axe = RowField(label="Axe", empty_label="Tous les axes")
    theme = RowField(label="Thème", empty_label="Tous les thèmes")
    partenaire = RowField(label="Partenaire", empty_label="Tous les partenaires")
    format = forms.ChoiceField(
        label="Comment participer", required=False, choices=[("", "Peu importe"), *FORMATS]
    )
    du = DayField(label="À partir du")
    au = DayField(label="Jusqu’au")
    quand = forms.ChoiceField(
        label="Moment",
        required=False,
        choices=[("", ""), (UPCOMING, "À venir"), (PAST, "Passées")],
        widget=forms.HiddenInput,
    )
    vue = forms.ChoiceField(
        label="Affichage", required=False, choices=[("", "Liste"), (MONTH, "Mois")], widget=forms.HiddenInput
    )
    mois = MonthField(label="Mois")

    def prepare(self) -> None:
        axes, themes, regions, academies = place_choices()
        self.fields["axe"].rows = axes
        self.fields["theme"].rows = themes
        self.fields["theme"].current = current_theme_slugs
        self.fields["region"].rows = regions
        self.fields["academie"].rows = academies
        self.fields["partenaire"].rows = partner_choices()

    @property
    def shows_month(self) -> bool:
        return self.cleaned_data["vue"] == MONTH

    @property
    def subscription(self) -> str:
        """The same events for a calendar, which follows them from to come to past."""
        return self.querystring(quand="", vue="", mois="")

    def chosen(self) -> list[ChosenFilter]:
        """Without the moment and the view, which are chosen by their own links."""
        return [
            ChosenFilter(self.words_for(name, value), self.querystring(**{name: ""}))
            for name, value in self.chosen_values.items()
            if name not in self.PRESENTATION
        ]

    def words_for(self, name: str, value: Any) -> str:
        if isinstance(self.fields[name], DayField):
            return f"{self.fields[name].label} {dates.day(value)}"
        return super().words_for(name, value)
