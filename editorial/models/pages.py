"""What every page of the site has, whatever its type."""

from datetime import date, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404
from django.utils.dateparse import parse_date
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction

from editorial import dates, moment
from editorial.models.calendar import Phase
from editorial.models.media import SiteImage
from editorial.newsroom.checks_panel import ChecksPanel
from editorial.page_forms import BasePageForm
from editorial.reserved import check_address
from editorial.rows import read_row
from editorial.visibility import is_restricted

ONLY_ONE = "Le site n’a qu’une page de cette sorte : elle ne peut pas être copiée."


class BasePage(Page):
    """A page with what search engines and social networks show of it."""

    social_image = models.ForeignKey(
        SiteImage,
        verbose_name="image de partage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Montrée par les réseaux sociaux quand la page est partagée. 1 200 × 630 pixels au moins.",
    )

    base_form_class = BasePageForm
    # Not "any signed-in user": participants sign in too, and anybody becomes one.
    private_page_options = ["password", "groups"]

    content_panels = [*Page.content_panels, ChecksPanel()]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("social_image"),
            ],
            heading="Moteurs de recherche et réseaux sociaux",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading="Navigation"),
    ]

    # What stands under the address of a page without being a page: feeds, calendars, forms.
    sub_addresses: tuple[str, ...] = ()
    # Why there cannot be two of them, told to who would copy one.
    only_one_because = ""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        # Without a place in the tree, its form judges; the root of a site has no address of its own.
        if self.path and self.depth > 2:
            check_address(self.get_parent(), self.slug)

    @property
    def copy_refusal(self) -> str:
        """Why the page cannot be copied, if it cannot."""
        return self.only_one_because or (ONLY_ONE if self.max_count == 1 else "")

    def get_route_paths(self) -> list[str]:
        """The addresses that redirects follow when the page changes its own; printed codes lead to them."""
        return [*super().get_route_paths(), *self.sub_addresses]

    def resolve_subpage(self, path: str) -> str:
        """Wagtail's redirects ask whether what stood under the old address still does."""
        if path not in self.sub_addresses:
            raise Resolver404({"path": path})
        return path

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """What refuses the deletion leaves the tree and its history as they were."""
        return super().delete(*args, **kwargs)

    @classmethod
    def read(cls, pk: int) -> Self | None:
        """The page to serve; types add what their template reads of other tables. One query."""
        return read_row(cls, pk)

    def get_view_restrictions(self) -> QuerySet:
        """As Wagtail, but without a query for a page that nothing restricts."""
        if self.alias_of_id or is_restricted(self.path):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @property
    def description(self) -> str:
        """What the page says of itself in results and shares; page types add a fallback."""
        return self.search_description

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """The page as it is, and as it will be when the calendar turns; one query."""
        turns: dict[date, str] = {}
        for phase in Phase.objects.all():
            turns[phase.start_date] = f"début : {phase.title}"
            if phase.end_date:
                turns.setdefault(phase.end_date + timedelta(days=1), f"après : {phase.title}")
        days = [(day.isoformat(), f"{dates.day(day)} – {label}") for day, label in sorted(turns.items())]
        return [("", "Aujourd’hui"), *days]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as on the day that the mode names, rendered while that day lasts."""
        with moment.seen_on(parse_date(mode_name or "")):
            response = super().serve_preview(request, "")
            return response.render() if hasattr(response, "render") else response
