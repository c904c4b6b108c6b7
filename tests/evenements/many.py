"""Hundreds of events at once: rows of the page tree written in bulk, each a month or less from the next."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from evenements.models import EvenementPage, EvenementsIndexPage
from evenements.regions.outlines import METROPOLITAN
from vocabulaires.models import RegionAcademique

ADDRESSES = [
    "/evenements/",
    "/evenements/?quand=passees",
    "/evenements/?vue=mois",
    "/evenements/?region=bretagne",
    "/evenements/?q=rencontre",
    "/evenements/rencontre-7/",
    "/evenements/calendrier.ics",
    "/evenements/flux.xml",
    "/regions/",
    "/regions/bretagne/",
]


def fill(index: EvenementsIndexPage, number: int) -> None:
    """Put ``number`` events under the list, spread over a year around today and over the régions."""
    # Those overseas keep another hour.
    regions = list(RegionAcademique.objects.filter(slug__in=METROPOLITAN))
    kind = ContentType.objects.get_for_model(EvenementPage)
    now = timezone.now()
    for n in range(number):
        start = now + timedelta(hours=24 * 365 * n / number) - timedelta(days=180)
        index.add_child(
            instance=EvenementPage(
                title=f"Rencontre numéro {n}",
                slug=f"rencontre-{n}",
                content_type=kind,
                start_date=start,
                end_date=start + timedelta(hours=2),
                region=regions[n % len(regions)],
                place="Lycée Carnot",
            )
        )
    assert Page.objects.child_of(index).count() == number
