"""What pages of other applications show of propositions: those of a theme, a région or a partner, and how many there are."""

from collections import Counter

from django.db.models import F, Sum
from django.urls import reverse

from contributions.propositions.models import Proposition, PropositionCount, PropositionTheme
from editorial.sections import Section, SectionRegistry
from partenaires.models import Partenaire
from vocabulaires.models import RegionAcademique, Theme
from vocabulaires.sections import proposition_totals

THEME_SECTION_SIZE = 6
PARTNER_SECTION_SIZE = 12

# What the applications above show of a proposition, on its page and on its receipt.
proposition_sections: SectionRegistry[Proposition] = SectionRegistry()


def theme_section(theme: Theme) -> Section | None:
    """The latest published propositions of a theme: two queries, whatever their number."""
    links = PropositionTheme.objects.filter(tag=theme, published_at__isnull=False)
    ids = list(
        links.order_by(F("published_at").desc(), F("content_object").desc()).values_list(
            "content_object", flat=True
        )[:THEME_SECTION_SIZE]
    )
    if not ids:
        return None
    rows = Proposition.objects.for_cards().in_bulk(ids)
    return Section(
        name="propositions",
        title="Propositions",
        template="contributions/propositions/_cards.html",
        items=[rows[pk] for pk in ids if pk in rows],
        total=proposition_totals().get(theme.pk, 0),
        url=f"{reverse('contributions:list')}?theme={theme.slug}",
        label="Toutes les propositions",
        feed_url=f"{reverse('contributions:feed')}?theme={theme.slug}",
    )


def region_section(region: RegionAcademique) -> Section | None:
    """The latest published propositions of people of a région: two queries, whatever their number."""
    items = list(
        Proposition.objects.published().filter(region=region).for_cards().recent()[:THEME_SECTION_SIZE]
    )
    if not items:
        return None
    counts = PropositionCount.objects.filter(theme=0, region=region.pk)
    return Section(
        name="propositions",
        title="Propositions",
        template="contributions/propositions/_cards.html",
        items=items,
        total=counts.aggregate(total=Sum("total"))["total"] or 0,
        url=f"{reverse('contributions:list')}?region={region.slug}",
        label="Toutes les propositions",
    )


def partner_section(partenaire: Partenaire) -> Section | None:
    """The latest published propositions signed by a partner: one query.

    Signed means two things at once: its author's account is one of the partner's, and the author wrote the
    partner's name as the organisation. The name alone anyone may write; the account alone would tell where
    someone works who spoke for themselves.
    """
    signed = Proposition.objects.published().filter(
        auteur__membre_partenaire__partenaire=partenaire, organisation__iexact=partenaire.name
    )
    items = list(signed.for_cards().recent()[:PARTNER_SECTION_SIZE])
    if not items:
        return None
    return Section(
        name="propositions",
        title="Ses propositions",
        template="contributions/propositions/_cards.html",
        items=items,
    )


def totals_by_region() -> Counter[int]:
    """How many published propositions come from each région, from counter rows: one query."""
    rows = PropositionCount.objects.filter(theme=0, region__gt=0).values_list("region")
    return Counter(dict(rows.annotate(n=Sum("total")).order_by()))


def totals_by_theme() -> dict[int, int]:
    """How many published propositions each theme has, from counter rows: one query."""
    rows = PropositionCount.objects.filter(theme__gt=0).values_list("theme")
    return dict(rows.annotate(n=Sum("total")).filter(n__gt=0).order_by())
