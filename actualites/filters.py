"""What the address of a list of news asks for."""

from editorial.lists import FilterForm, RowField
from partenaires.choices import partner_choices
from vocabulaires.cached import current_theme_slugs
from vocabulaires.choices import filing_choices


class ActualiteFilterForm(FilterForm):
    """One query for the two vocabularies and one for the partners, kept from one reader to the next."""

    axe = RowField(label="Axe", empty_label="Tous les axes")
    theme = RowField(label="Thème", empty_label="Tous les thèmes")
    partenaire = RowField(label="Partenaire", empty_label="Tous les partenaires")

    def prepare(self) -> None:
        self.fields["axe"].rows, self.fields["theme"].rows = filing_choices()
        self.fields["theme"].current = current_theme_slugs
        self.fields["partenaire"].rows = partner_choices()
