"""One published page of each kind, so that the bench measures what the demo holds."""

from django.urls import reverse

from axes.models import AxePage
from bench.pages import MeasuredPage, measured_pages
from contributions.propositions.models import Proposition
from evenements.models import EvenementPage
from vocabulaires.models import Theme


def sample_pages() -> list[MeasuredPage]:
    theme = Theme.objects.order_by("pk").first()
    proposition = Proposition.objects.published().most_supported().first()
    return measured_pages(
        axe=AxePage.objects.live().order_by("path").first().url,
        evenement=EvenementPage.objects.live().order_by("-start_date").first().url,
        theme=f"/themes/{theme.slug}/",
        proposition=proposition.get_absolute_url(),
        api_proposition=reverse("contributions_api:detail", args=[proposition.pk]),
    )
