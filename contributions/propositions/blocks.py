"""What editors place in a page to let people propose, and to show what they proposed."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from contributions.propositions.blank_forms import blank_form
from contributions.propositions.filters import ANSWERED, BY_ANSWER, DEFAULT_SORT, SORTS, Filters, Vocabulary
from contributions.propositions.lists import PropositionList
from contributions.propositions.models import Proposition
from contributions.propositions.targets import FORM_BLOCK, Target, block_target, form_blocks

GROUP = "Participation"
ANCHOR = "proposer"


class PropositionFormBlock(blocks.StructBlock):
    """The proposal form, live on the page that carries it."""

    heading = blocks.CharBlock(label="Titre", default="Déposer une proposition", max_length=120)
    intro = blocks.RichTextBlock(
        label="Introduction", required=False, features=["bold", "italic", "link", "ul"]
    )
    axe = SnippetChooserBlock(
        "vocabulaires.Axe",
        label="Axe",
        required=False,
        help_text="Laissez vide pour prendre celui de la page d’axe, ou, ailleurs, pour que chacun choisisse.",
    )
    themes = blocks.ListBlock(
        SnippetChooserBlock("vocabulaires.Theme", label="Thème"),
        label="Thèmes proposés",
        default=[],
        help_text="Laissez vide pour proposer les thèmes de l’axe et les thèmes communs.",
    )
    opens_at = blocks.DateTimeBlock(
        label="Ouverture", required=False, help_text="Laissez vide pour suivre les dates de la consultation."
    )
    closes_at = blocks.DateTimeBlock(
        label="Clôture", required=False, help_text="Laissez vide pour suivre les dates de la consultation."
    )

    class Meta:
        icon = "form"
        label = "Formulaire de proposition"
        description = "Le formulaire par lequel le public dépose une proposition, sans quitter la page."
        group = GROUP
        template = "contributions/propositions/blocks/proposition_form.html"
        preview_value = {"heading": "Déposer une proposition"}

    def clean(self, value):
        result = super().clean(value)
        if result.get("opens_at") and result.get("closes_at") and result["closes_at"] <= result["opens_at"]:
            raise blocks.StructBlockValidationError(
                block_errors={"closes_at": ValidationError("La clôture doit suivre l’ouverture.")}
            )
        return result

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        target = block_target(
            value, page=page if page and page.pk else None, block_id=self.block_id(value, page)
        )
        context |= {
            "target": target,
            "prefix": f"f-{target.block_id[:8]}",
            "anchor": ANCHOR if self.is_first(target) else f"{ANCHOR}-{target.block_id[:8]}",
        }
        if target.is_open:
            context["form"] = blank_form(target, context["prefix"])
        return context

    def block_id(self, value, page) -> str:
        """The identifier of this very block in the page, by which the submitted form is recognised."""
        if page is None:
            return ""
        return next((child.id for child in form_blocks(page) if child.value is value), "") or ""

    def is_first(self, target: Target) -> bool:
        """Whether links to « the form » of the page lead to this one."""
        return target.page is None or next(form_blocks(target.page)).id == target.block_id


class PropositionListBlock(blocks.StructBlock):
    """Some published propositions, with the way to all of them."""

    heading = blocks.CharBlock(label="Titre", default="Ce que vous proposez", max_length=120)
    axe = SnippetChooserBlock("vocabulaires.Axe", label="Axe", required=False)
    theme = SnippetChooserBlock("vocabulaires.Theme", label="Thème", required=False)
    page = blocks.PageChooserBlock(
        label="Événement ou page",
        required=False,
        help_text="Ne montre que les propositions déposées depuis cette page.",
    )
    sort = blocks.ChoiceBlock(
        label="Ordre",
        choices=[(value, label) for value, label in SORTS.items() if value != "pertinence"],
        default=DEFAULT_SORT,
    )
    count = blocks.IntegerBlock(label="Nombre", default=3, min_value=1, max_value=12)

    class Meta:
        icon = "list-ul"
        label = "Liste de propositions"
        description = "Les propositions publiées, par axe, par thème ou par événement."
        group = GROUP
        template = "contributions/propositions/blocks/proposition_list.html"
        preview_value = {"heading": "Ce que vous proposez", "sort": DEFAULT_SORT, "count": 3}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        filters = Filters(
            axe=value.get("axe"),
            theme=value.get("theme"),
            page=value.get("page"),
            sort=value.get("sort") or DEFAULT_SORT,
            status=ANSWERED if value.get("sort") == BY_ANSWER else "",
        )
        listing = PropositionList(filters, Vocabulary.none())
        return context | {
            "propositions": listing.rows(0, value.get("count") or 3, Proposition.objects.for_cards()),
            "total": listing.total,
            "list_url": filters.address(),
        }


CONTRIBUTION_BLOCKS = [
    (FORM_BLOCK, PropositionFormBlock()),
    ("proposition_list", PropositionListBlock()),
]
