"""A figure of the site inside a sentence: picked from a list in the editor, counted when the page is read."""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import EmbedHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

from editorial import dates, figures, moment

FEATURE = "chiffre"
ENTITY = "CHIFFRE"


class FigureEmbedHandler(EmbedHandler):
    """Writes the figure and a note of its day, which leads to what it counts and which ``clauses`` puts right."""

    identifier = FEATURE

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        bound = figures.values().get(attrs.get("chiffre", ""))
        if bound is None:
            return ""
        note = f"au {dates.day(moment.today())}"
        return format_html(
            '<data class="site-chiffre" value="{}">{}</data> '
            '<a class="site-chiffre__note" href="{}">(<span class="fr-sr-only">{}, </span>{})</a>',
            bound.value,
            intcomma(bound.value),
            bound.url,
            bound.label,
            note,
        )


class FigureElementHandler(InlineEntityElementHandler):
    """Reads the stored element back into the editor, where the figure's name stands for it."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"key": attrs.get("chiffre", "")}

    def handle_starttag(self, name, attrs, state, contentstate) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        known = {figure.key: figure for figure in figures.figures()}
        figure = known.get(dict(attrs).get("chiffre", ""))
        state.current_block.text += f"[{figure.plural if figure else 'chiffre inconnu'}]"
        # The word is not a space: what follows keeps its own.
        state.leading_whitespace = KEEP_WHITESPACE


def figure_entity(props: dict) -> object:
    return DOM.create_element("embed", {"embedtype": FEATURE, "chiffre": props["key"]})


class FigureFeature(EntityFeature):
    """The button of the editor, with the figures to choose from, read when the form is made."""

    def construct_options(self, options: dict) -> None:
        super().construct_options(options)
        self.data["figures"] = [[figure.key, figure.plural] for figure in figures.figures()]


def register(features: FeatureRegistry) -> None:
    features.register_embed_type(FigureEmbedHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        FigureFeature(
            {"type": ENTITY, "icon": "order", "description": "Chiffre du site", "figures": []},
            js=["admin/bound-figure.js"],
            css={"all": ["admin/newsroom.css"]},
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'embed[embedtype="{FEATURE}"]': FigureElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: figure_entity}},
        },
    )
