"""What the address of a list of news asks for."""

from django import forms

from editorial.lists import FilterForm, RowField
from partenaires.models import Partenaire
from vocabulaires.choices import filing_choices


class ActualiteFilterForm(FilterForm):
    """One query for the two vocabularies; one more when a partner is asked for."""

    axe = RowField(label="Axe", empty_label="Tous les axes")
    theme = RowField(label="Thème", empty_label="Tous les thèmes")
    partenaire = RowField(label="Partenaire", empty_label="", widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.fields["axe"].rows, self.fields["theme"].rows = filing_choices()
        slug = self.data["partenaire"].replace("\x00", "")
        if slug:
            self.fields["partenaire"].rows = list(Partenaire.objects.live().filter(slug=slug))
