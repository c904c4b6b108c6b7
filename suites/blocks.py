"""What editors place in a page to show what became of the consultation."""

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from editorial.blocks import groups
from editorial.blocks.levels import heading_levels
from suites.models import Mesure


class MesuresBlock(blocks.StructBlock):
    """Some measures with their progress, and the way to all of them; one query for the measures."""

    heading = blocks.CharBlock(label="Titre", default="Les suites de la consultation", max_length=120)
    axe = SnippetChooserBlock("vocabulaires.Axe", label="Axe", required=False)
    count = blocks.IntegerBlock(label="Nombre", default=3, min_value=1, max_value=12)

    class Meta:
        icon = "success"
        label = "Suites"
        description = "Les mesures qui suivent la consultation, avec leur avancement."
        group = groups.PARTICIPATION
        template = "suites/blocks/mesures.html"
        preview_value = {"heading": "Les suites de la consultation", "count": 3}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        axe = value.get("axe")
        rows = Mesure.objects.live().for_cards()
        if axe:
            rows = rows.filter(axe=axe.pk)
        return (
            context
            | heading_levels(parent_context)
            | {
                "mesures": list(rows[: value.get("count") or 3]),
                "url": f"/suites/?axe={axe.slug}" if axe else "/suites/",
            }
        )


SUITES_BLOCKS = [("mesures", MesuresBlock())]
