"""Words: running text and quotations."""

from wagtail import blocks

from editorial.blocks import groups

INLINE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "chiffre"]
TEXT_FEATURES = ["h2", "h3", "h4", *INLINE_FEATURES]
SECTION_FEATURES = ["h3", "h4", *INLINE_FEATURES]


class RichTextBlock(blocks.RichTextBlock):
    """Running text; the page's title is its only heading of level one."""

    def __init__(self, features: list[str] | None = None, **kwargs) -> None:
        super().__init__(features=features or TEXT_FEATURES, **kwargs)

    class Meta:
        label = "Texte"
        icon = "pilcrow"
        group = groups.TEXT
        description = "Des paragraphes, avec des intertitres, des listes et des liens."
        template = "editorial/blocks/text.html"
        preview_value = (
            "<h2>Pourquoi cette concertation</h2><p>La crise sanitaire a montré ce que le numérique apporte "
            "à l’école, et <b>ce qui lui manque encore</b>. Élèves, familles, professeurs et partenaires sont "
            "invités à dire ce qu’ils en attendent.</p><ul><li>un accès égal pour tous ;</li>"
            "<li>des outils sûrs et durables.</li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    """Someone's words, with who said them and where."""

    text = blocks.TextBlock(label="Citation", help_text="Sans guillemets : la page les ajoute.")
    author = blocks.CharBlock(label="Auteur", max_length=120)
    role = blocks.CharBlock(label="Qualité", max_length=160, required=False)
    source = blocks.CharBlock(label="Source", max_length=200, required=False)
    source_url = blocks.URLBlock(label="Adresse de la source", required=False)

    class Meta:
        label = "Citation"
        icon = "openquote"
        group = groups.TEXT
        description = "Les mots d’une personne, avec son nom, sa qualité et la source."
        template = "editorial/blocks/quote.html"
        preview_value = {
            "text": "Le numérique n’a de sens à l’école que s’il aide chaque élève à apprendre.",
            "author": "Camille Martin",
            "role": "Professeure des écoles à Lille",
            "source": "Rencontre territoriale de Lille",
            "source_url": "",
        }
