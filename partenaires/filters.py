"""What the address of a list of partners asks for."""

from django import forms

from editorial.lists import FilterForm, RowField
from partenaires.models import Partenaire
from vocabulaires.cached import regions


class PartenaireFilterForm(FilterForm):
    """No query: the regions are kept from one reader to the next."""

    nature = forms.ChoiceField(
        label="Nature", required=False, choices=[("", "Toutes"), *Partenaire.Kind.choices]
    )
    region = RowField(label="Région académique", empty_label="Toutes les régions")

    def prepare(self) -> None:
        self.fields["region"].rows = regions()
