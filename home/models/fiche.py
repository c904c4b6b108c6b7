"""The identity card of the consultation, in the three parts the State gives to every one of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.blocks import StreamValue

from editorial.fields import BodyField
from editorial.models import BasePage
from home.blocks import HOME_BLOCKS


@dataclass(frozen=True)
class FicheSection:
    anchor: str
    title: str
    body: StreamValue


@dataclass(frozen=True)
class FichePart:
    anchor: str
    title: str
    sections: Sequence[FicheSection]


class FicheIdentitePage(BasePage):
    """What the consultation is about, who commits to what, what people said, what follows.

    The parts are those of participation-citoyenne.gouv.fr, so that one page can be read against
    another; a part left empty is not shown.
    """

    lead = models.TextField("introduction", max_length=800)
    objet = BodyField(HOME_BLOCKS, blank=True, verbose_name="objet de la concertation")
    engagements = BodyField(HOME_BLOCKS, blank=True, verbose_name="engagements des organisateurs")
    modalites = BodyField(HOME_BLOCKS, blank=True, verbose_name="modalités et calendrier")
    participants = BodyField(HOME_BLOCKS, blank=True, verbose_name="participants")
    synthese = BodyField(HOME_BLOCKS, blank=True, verbose_name="synthèse des résultats")
    suites = BodyField(HOME_BLOCKS, blank=True, verbose_name="suites de la concertation")

    identity_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("objet"),
        FieldPanel("engagements"),
        FieldPanel("modalites"),
        FieldPanel("participants"),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(identity_panels, heading="Fiche d’identité"),
            ObjectList([FieldPanel("synthese")], heading="Avis des citoyens"),
            ObjectList([FieldPanel("suites")], heading="Suites"),
            ObjectList(BasePage.promote_panels, heading="Promotion"),
            ObjectList(BasePage.settings_panels, heading="Paramètres"),
        ]
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ContentPage"]
    max_count = 1

    class Meta:
        verbose_name = "fiche d’identité de la concertation"
        verbose_name_plural = "fiches d’identité de la concertation"

    @property
    def description(self) -> str:
        return self.search_description or self.lead

    PARTS = (
        ("fiche", "Fiche d’identité", ("objet", "engagements", "modalites", "participants")),
        ("avis", "Avis des citoyens", ("synthese",)),
        ("suites-donnees", "Suites de la concertation", ("suites",)),
    )

    @property
    def parts(self) -> list[FichePart]:
        """The parts that hold something, each with its sections that do."""
        parts = []
        for anchor, title, names in self.PARTS:
            sections = [
                FicheSection(name, self.section_title(name, title), getattr(self, name))
                for name in names
                if getattr(self, name)
            ]
            if sections:
                parts.append(FichePart(anchor, title, sections))
        return parts

    def section_title(self, name: str, part: str) -> str:
        """The title of a section; none when its part already says it."""
        title = self._meta.get_field(name).verbose_name.capitalize()
        return "" if title == part else title
