"""What the address of a list of events asks for."""

from __future__ import annotations

from django import forms

from editorial.lists import ChosenFilter, FilterForm, RowField, WordsField
from partenaires.models import Partenaire
from vocabulaires.choices import place_choices

UPCOMING = "a-venir"
PAST = "passees"
FORMATS = [("sur-place", "Sur place"), ("en-ligne", "En ligne"), ("hybride", "Sur place et en ligne")]


class EvenementFilterForm(FilterForm):
    """One query for the four vocabularies; one more when a partner is asked for."""

    q = WordsField(label="Mots")
    region = RowField(label="Région académique", empty_label="Toutes les régions")
    academie = RowField(label="Académie", empty_label="Toutes les académies")
    axe = RowField(label="Axe", empty_label="Tous les axes")
    theme = RowField(label="Thème", empty_label="Tous les thèmes")
    format = forms.ChoiceField(
        label="Comment participer", required=False, choices=[("", "Sur place ou en ligne"), *FORMATS]
    )
    partenaire = RowField(label="Partenaire", empty_label="", widget=forms.HiddenInput)
    quand = forms.ChoiceField(
        label="Moment",
        required=False,
        choices=[("", ""), (UPCOMING, "À venir"), (PAST, "Passées")],
        widget=forms.HiddenInput,
    )

    def prepare(self) -> None:
        axes, themes, regions, academies = place_choices()
        self.fields["axe"].rows = axes
        self.fields["theme"].rows = themes
        self.fields["region"].rows = regions
        self.fields["academie"].rows = academies
        slug = self.data["partenaire"].replace("\x00", "")
        if slug:
            self.fields["partenaire"].rows = list(Partenaire.objects.live().filter(slug=slug))

    @property
    def subscription(self) -> str:
        """The same events for a calendar, which follows them from to come to past."""
        return self.querystring(quand="")

    def chosen(self) -> list[ChosenFilter]:
        """Without the moment, which is chosen by its own links."""
        values = self.chosen_values
        return [
            ChosenFilter(self.words_for(name, value), self.querystring(**{name: ""}))
            for name, value in values.items()
            if name != "quand"
        ]
