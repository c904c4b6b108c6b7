"""Blocks of events, and all that the body of an event may carry."""

from django.apps import apps
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from contributions.blocks import CONTRIBUTION_BLOCKS
from editorial.blocks import EDITORIAL_BLOCKS, groups, within_section
from editorial.blocks.levels import heading_levels
from evenements.addresses import list_url
from evenements.filters import PAST, UPCOMING
from partenaires.blocks import PARTENAIRE_BLOCKS
from suites.blocks import SUITES_BLOCKS
from vocabulaires.models import RegionAcademique


def region_choices() -> list[tuple[str, str]]:
    return list(RegionAcademique.objects.values_list("slug", "name"))


class EventsListBlock(blocks.StructBlock):
    """Some events, with the way to all of them; one query for the events."""

    heading = blocks.CharBlock(label="Titre", default="Les prochaines rencontres", max_length=120)
    when = blocks.ChoiceBlock(
        label="Rencontres",
        choices=[(UPCOMING, "À venir, la plus proche d’abord"), (PAST, "Passées, la plus récente d’abord")],
        default=UPCOMING,
    )
    region = blocks.ChoiceBlock(label="Région académique", choices=region_choices, required=False)
    axe = SnippetChooserBlock("vocabulaires.Axe", label="Axe", required=False)
    theme = SnippetChooserBlock("vocabulaires.Theme", label="Thème", required=False)
    count = blocks.IntegerBlock(label="Nombre", default=3, min_value=1, max_value=12)

    class Meta:
        icon = "date"
        label = "Liste de rencontres"
        description = "Les rencontres à venir ou passées, par région, par axe ou par thème."
        group = groups.LISTS
        template = "evenements/blocks/events_list.html"
        preview_value = {"heading": "Les prochaines rencontres", "when": UPCOMING, "count": 3}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        axe, theme, region = value.get("axe"), value.get("theme"), value.get("region") or ""
        # The pages of events carry these blocks, so their model is not there yet when this module is read.
        events = apps.get_model("evenements", "EvenementPage").objects.visible()
        events = events.filed_under(axe=axe, theme=theme)
        if region:
            events = events.filter(region__slug=region)
        shows_past = value.get("when") == PAST
        events = events.past() if shows_past else events.upcoming()
        return (
            context
            | heading_levels(parent_context)
            | {
                "events": list(events.for_card()[: value.get("count") or 3]),
                "shows_past": shows_past,
                "url": list_url(
                    region=region,
                    axe=axe.slug if axe else "",
                    theme=theme.slug if theme else "",
                    quand=PAST if shows_past else "",
                ),
            }
        )


EVENEMENT_BLOCKS = [
    *EDITORIAL_BLOCKS,
    *CONTRIBUTION_BLOCKS,
    *SUITES_BLOCKS,
    *PARTENAIRE_BLOCKS,
    ("events_list", EventsListBlock()),
]
MINUTES_BLOCKS = within_section(EVENEMENT_BLOCKS)
PROGRAMME_BLOCKS = within_section(EDITORIAL_BLOCKS)
