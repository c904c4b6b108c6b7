"""Figures of the site placed in a page, each the one of the day."""

from wagtail import blocks

from editorial import figures, moment
from editorial.blocks import groups


class BoundFiguresBlock(blocks.StructBlock):
    """One to six figures that nobody has to keep up to date; no query of its own once they are counted."""

    title = blocks.CharBlock(label="Titre", max_length=120, required=False)
    figures = blocks.ListBlock(
        blocks.ChoiceBlock(choices=figures.choices, label="Chiffre"),
        label="Chiffres",
        min_num=1,
        max_num=6,
    )

    class Meta:
        label = "Chiffres du site"
        icon = "order"
        group = groups.DATA
        description = "Des chiffres comptés par le site, toujours à jour, avec leur date et leur définition."
        template = "editorial/blocks/bound_figures.html"

    def get_context(self, value, parent_context=None):
        known = figures.values()
        return super().get_context(value, parent_context=parent_context) | {
            "bound": [known[key] for key in value["figures"] if key in known],
            "today": moment.today(),
        }

    def get_preview_value(self):
        keys = [figure.key for figure in figures.figures()][:3]
        return self.normalize({"title": "La participation aujourd’hui", "figures": keys})
