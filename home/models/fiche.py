"""The identity card of the consultation, in the three parts the State gives to every one of its own."""

from django.db import models
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface

from editorial.fields import BodyField
from editorial.models import BasePage
from home.blocks import HOME_BLOCKS


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
