"""What orders a page: call-outs, folded answers, buttons."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from editorial.blocks import groups
from editorial.blocks.text import INLINE_FEATURES


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """Where the link leads; empty when its page is no longer published."""
        page = self.get("page")
        if page:
            return page.url or "" if page.live else ""
        return self.get("url") or ""


def validate_address(value: str) -> None:
    if not value.startswith(("/", "https://", "http://", "mailto:")):
        raise ValidationError(
            "Saisissez une adresse complète, qui commence par « https:// », ou une adresse du site, qui "
            "commence par « / »."
        )


class LinkBlock(blocks.StructBlock):
    """A link to a page of the site or to an address: one of the two."""

    label = blocks.CharBlock(label="Texte du lien", max_length=80)
    page = blocks.PageChooserBlock(label="Page du site", required=False)
    url = blocks.CharBlock(
        label="Ou adresse",
        max_length=500,
        required=False,
        validators=[validate_address],
        help_text="Par exemple « https://… » ou « /propositions/deposer/ ».",
    )

    def clean(self, value):
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")):
            error = ValidationError(
                "Choisissez une page ou saisissez une adresse : l’une des deux, pas les deux."
            )
            raise StructBlockValidationError(block_errors={"url": error})
        return value

    class Meta:
        label = "Lien"
        icon = "link"
        value_class = LinkValue


class ButtonsBlock(blocks.StructBlock):
    """One to three actions; the first is the main one."""

    buttons = blocks.ListBlock(LinkBlock(label="Bouton"), label="Boutons", min_num=1, max_num=3)

    class Meta:
        label = "Boutons"
        icon = "redirect"
        group = groups.TEXT
        description = "Un à trois boutons vers une page ou une adresse. Le premier est l’action principale."
        template = "editorial/blocks/buttons.html"
        preview_value = {
            "buttons": [
                {"label": "Déposer une proposition", "page": None, "url": "/propositions/deposer/"},
                {"label": "Lire les propositions", "page": None, "url": "/propositions/"},
            ]
        }


class CallOutBlock(blocks.StructBlock):
    """Something the reader must not miss."""

    STYLES = [
        ("callout", "Mise en avant"),
        ("info", "Information"),
        ("warning", "Attention"),
    ]

    style = blocks.ChoiceBlock(label="Présentation", choices=STYLES, default="callout")
    title = blocks.CharBlock(label="Titre", max_length=120, required=False)
    text = blocks.RichTextBlock(label="Texte", features=["bold", "italic", "link", "ul", "chiffre"])
    link = blocks.ListBlock(
        LinkBlock(label="Bouton"), label="Bouton facultatif", min_num=0, max_num=1, default=[]
    )

    class Meta:
        label = "Encadré"
        icon = "info-circle"
        group = groups.TEXT
        description = "Un texte court mis en avant, avec un titre et un bouton facultatifs."
        template = "editorial/blocks/call_out.html"
        preview_value = {
            "style": "callout",
            "title": "La charte de participation",
            "text": "<p>Chaque proposition est lue avant sa publication. Une proposition refusée l’est "
            "toujours pour une raison inscrite dans la charte.</p>",
            "link": [{"label": "Lire la charte", "page": None, "url": "/charte/"}],
        }


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Question ou titre", max_length=160)
    text = blocks.RichTextBlock(label="Réponse", features=INLINE_FEATURES)

    class Meta:
        label = "Volet"
        icon = "arrow-down"


class AccordionBlock(blocks.StructBlock):
    """Folded texts, opened one by one without a script."""

    title = blocks.CharBlock(label="Titre", max_length=120, required=False)
    entries = blocks.ListBlock(AccordionItemBlock(), label="Volets", min_num=1)

    class Meta:
        label = "Accordéon"
        icon = "list-ul"
        group = groups.TEXT
        description = "Des questions dont la réponse se déplie. Utile pour une foire aux questions."
        template = "editorial/blocks/accordion.html"
        preview_value = {
            "title": "Questions fréquentes",
            "entries": [
                {
                    "title": "Faut-il un compte pour participer ?",
                    "text": "<p>Non. Une adresse électronique suffit : elle sert à confirmer votre "
                    "proposition et n’est jamais publiée.</p>",
                },
                {"title": "Qui lit les propositions ?", "text": "<p>L’équipe de la concertation.</p>"},
            ],
        }
