"""The entrance: what is asked, until when, and what one can do now."""

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from editorial import moment
from editorial.fields import BodyField
from editorial.models import BasePage
from home.blocks import HOME_BLOCKS
from home.contents import home_contents


class HomePage(BasePage):
    """The one home page."""

    question = models.CharField(
        "ce qui est demandé",
        max_length=160,
        help_text="La question posée au public, en grand. Par exemple « Quelle école avec le numérique ? ».",
    )
    lead = models.TextField("chapô", max_length=500, help_text="Deux ou trois phrases sous la question.")
    body = BodyField(HOME_BLOCKS, blank=True, verbose_name="contenu")

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("question"), FieldPanel("lead")],
            heading="En tête de page",
            help_text="La date limite et le bouton viennent du calendrier de la concertation.",
        ),
        FieldPanel("body"),
    ]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.FicheIdentitePage",
        "axes.AxesIndexPage",
        "evenements.EvenementsIndexPage",
        "actualites.ActualitesIndexPage",
        "home.ContentPage",
        "home.LegalPage",
    ]
    max_count = 1

    class Meta:
        verbose_name = "page d’accueil"
        verbose_name_plural = "pages d’accueil"

    @property
    def description(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | {"contents": home_contents(), "today": moment.today()}
