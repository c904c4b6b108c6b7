"""Blocks of events, and all that the body of an event may carry."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.text import slugify
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from contributions.propositions.blocks import CONTRIBUTION_BLOCKS
from contributions.propositions.references import parse_reference
from editorial.blocks import EDITORIAL_BLOCKS, ImageBlock, groups, within_section
from editorial.blocks.levels import heading_levels
from evenements.addresses import list_url
from evenements.filters import PAST, UPCOMING
from evenements.regions.figures import RegionMap
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


class RegionMapBlock(blocks.StructBlock):
    """The map of the régions académiques with its table; two queries."""

    heading = blocks.CharBlock(label="Titre", default="La concertation en région", max_length=120)

    class Meta:
        icon = "site"
        label = "Carte des régions"
        description = (
            "Les rencontres, les propositions et les participants de chaque région, en carte et en tableau."
        )
        group = groups.LISTS
        template = "evenements/blocks/region_map.html"
        preview_value = {"heading": "La concertation en région"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        rows = apps.get_model("evenements", "EvenementPage").objects.by_region()
        return (
            context
            | heading_levels(parent_context)
            | {
                "map": RegionMap.of(rows),
                "map_id": f"carte-{slugify(value.get('heading'))[:40]}",
            }
        )


class PhotosBlock(blocks.StructBlock):
    """Photographs of a meeting, of people who agreed to it; one query for their pictures' formats."""

    photos = blocks.ListBlock(ImageBlock(), label="Photos", min_num=1, max_num=12)
    consent = blocks.BooleanBlock(
        label="Les personnes que l’on reconnaît, ou leurs parents, ont donné leur accord écrit"
    )
    note = blocks.CharBlock(
        label="Mention affichée",
        default="Photos publiées avec l’accord des personnes qui y figurent.",
        max_length=200,
    )

    class Meta:
        icon = "image"
        label = "Photos de la rencontre"
        description = "Des photos, avec la mention de l’accord des personnes."
        group = groups.MEDIA
        template = "evenements/blocks/photos.html"
        preview_value = {"note": "Photos publiées avec l’accord des personnes qui y figurent."}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        images = [photo["image"] for photo in value.get("photos") or [] if photo.get("image")]
        prefetch_related_objects(images, "renditions")
        return context


class PriorityBlock(blocks.StructBlock):
    """One thing that the participants put first."""

    text = blocks.CharBlock(label="Ce qui est retenu", max_length=200)
    votes = blocks.IntegerBlock(label="Voix", required=False, min_value=0)
    reference = blocks.CharBlock(
        label="Référence de la proposition",
        required=False,
        max_length=20,
        help_text="Si elle est publiée sur ce site, par exemple « 7KM4-Q9TX ».",
    )

    def clean(self, value):
        result = super().clean(value)
        if result.get("reference") and not parse_reference(result["reference"]):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "reference": ValidationError(
                        "Cette référence n’existe pas. Recopiez-la depuis la proposition."
                    )
                }
            )
        return result

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        reference = parse_reference(value.get("reference") or "")
        return context | {"url": reverse("contributions:receipt", args=[reference]) if reference else ""}

    class Meta:
        icon = "order"
        template = "evenements/blocks/priority.html"


class PrioritiesBlock(blocks.StructBlock):
    """What a meeting put first, in its order."""

    heading = blocks.CharBlock(label="Titre", default="Ce que les participants ont retenu", max_length=120)
    priorities = blocks.ListBlock(PriorityBlock(), label="Priorités", min_num=1, max_num=20)

    class Meta:
        icon = "list-ol"
        label = "Priorités retenues"
        description = (
            "Ce que les participants ont placé en premier, avec les voix et le lien vers la proposition."
        )
        group = groups.PARTICIPATION
        template = "evenements/blocks/priorities.html"
        preview_value = {
            "heading": "Ce que les participants ont retenu",
            "priorities": [{"text": "Prêter du matériel aux familles", "votes": 42}],
        }

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | heading_levels(parent_context)


EVENEMENT_BLOCKS = [
    *EDITORIAL_BLOCKS,
    *CONTRIBUTION_BLOCKS,
    *SUITES_BLOCKS,
    *PARTENAIRE_BLOCKS,
    ("events_list", EventsListBlock()),
    ("region_map", RegionMapBlock()),
]
MINUTES_BLOCKS = [
    *within_section(EVENEMENT_BLOCKS),
    ("priorities", PrioritiesBlock()),
    ("photos", PhotosBlock()),
]
PROGRAMME_BLOCKS = within_section(EDITORIAL_BLOCKS)
