"""What pages of other applications show of events: those of a theme, a partner, a région."""

from django.db.models import Model

from editorial.sections import Section
from evenements.addresses import list_url
from evenements.models import EvenementPage
from partenaires.models import Partenaire
from vocabulaires.models import RegionAcademique, Theme

SHOWN = 4


def section_of(row: Model, **filters: Model) -> Section | None:
    """The events filed under a row, the next first; one query."""
    events = EvenementPage.objects.visible().filed_under(**filters)
    items = list(events.upcoming_first().for_card()[: SHOWN + 1])
    if not items:
        return None
    return Section(
        name="rencontres",
        title="Rencontres",
        template="components/events.html",
        items=items[:SHOWN],
        url=list_url(**dict.fromkeys(filters, row.slug)) if len(items) > SHOWN else "",
        label="Toutes ces rencontres",
    )


def theme_section(theme: Theme) -> Section | None:
    return section_of(theme, theme=theme)


def partner_section(partenaire: Partenaire) -> Section | None:
    return section_of(partenaire, partenaire=partenaire)


def region_section(region: RegionAcademique) -> Section | None:
    """The events of a région, the next first; one query."""
    items = list(
        EvenementPage.objects.visible().held_in(region=region).upcoming_first().for_card()[: SHOWN + 1]
    )
    if not items:
        return None
    return Section(
        name="rencontres",
        title="Rencontres",
        template="components/events.html",
        items=items[:SHOWN],
        url=list_url(region=region.slug) if len(items) > SHOWN else "",
        label="Toutes ses rencontres",
    )
