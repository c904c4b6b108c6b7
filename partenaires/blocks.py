"""What editors place in a page to show partners."""

from collections.abc import Sequence

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from editorial.blocks import groups
from editorial.blocks.levels import heading_levels
from partenaires.models import Partenaire
from partenaires.remembered import partner_cards


class PartnersStripBlock(blocks.StructBlock):
    """Partners in a row, chosen one by one or all those of a kind; they are remembered."""

    heading = blocks.CharBlock(label="Titre", default="Les partenaires", max_length=120)
    partners = blocks.ListBlock(
        SnippetChooserBlock(Partenaire, label="Partenaire"),
        label="Partenaires choisis",
        default=[],
        help_text="Laissez vide pour les montrer tous.",
    )
    kind = blocks.ChoiceBlock(
        label="Nature",
        choices=Partenaire.Kind.choices,
        required=False,
        help_text="Ne sert que si aucun partenaire n’est choisi.",
    )

    class Meta:
        icon = "group"
        label = "Bandeau de partenaires"
        description = "Les partenaires, avec leur logo : choisis un par un, ou tous ceux d’une même nature."
        group = groups.LISTS
        template = "partenaires/blocks/partners_strip.html"
        preview_value = {"heading": "Les partenaires", "partners": [], "kind": ""}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | heading_levels(parent_context) | {"partners": self.partners_of(value)}

    def partners_of(self, value) -> Sequence[Partenaire]:
        """The published partners, in the editor's order when they were chosen."""
        public = partner_cards()
        chosen = [partner.pk for partner in value["partners"] if partner]
        if chosen:
            rows = {partner.pk: partner for partner in public}
            return [rows[pk] for pk in dict.fromkeys(chosen) if pk in rows]
        return [partner for partner in public if not value["kind"] or partner.kind == value["kind"]]


PARTENAIRE_BLOCKS = [("partners_strip", PartnersStripBlock())]
