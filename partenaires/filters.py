"""What the address of the list of partners asks for."""

from django import forms

from editorial.lists import FilterForm
from partenaires.models import Partenaire


class PartenaireFilterForm(FilterForm):
    nature = forms.ChoiceField(
        label="Nature", required=False, choices=[("", "Tous les partenaires"), *Partenaire.Kind.choices]
    )
