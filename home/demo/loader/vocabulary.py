"""What the demo files everything under: axes, themes, and the charter's reasons for refusal."""

from contributions.propositions.models import Motif
from home.demo.axes import AXES
from home.demo.pages import MOTIFS
from home.demo.themes import THEMES
from vocabulaires.models import Axe, Theme


def load_axes() -> dict[int, Axe]:
    """The five axes by number."""
    for data in AXES:
        Axe.objects.get_or_create(
            number=data.number,
            defaults={
                "name": data.name,
                "short_name": data.short_name,
                "slug": data.slug,
                "colour": data.colour,
            },
        )
    return {axe.number: axe for axe in Axe.objects.all()}


def load_themes(axes: dict[int, Axe]) -> dict[str, Theme]:
    """The themes by slug."""
    known = set(Theme.objects.values_list("slug", flat=True))
    for data in THEMES:
        if data.slug not in known:
            Theme.objects.create(
                slug=data.slug,
                name=data.name,
                axe=axes.get(data.axe_number),
                description=data.description,
                synonyms="\n".join(data.synonyms),
            )
    return {theme.slug: theme for theme in Theme.objects.all()}


def load_motifs() -> dict[str, Motif]:
    """The reasons for refusal by label."""
    for order, data in enumerate(MOTIFS, start=1):
        Motif.objects.get_or_create(
            label=data.label, defaults={"explanation": data.explanation, "sort_order": order}
        )
    return {motif.label: motif for motif in Motif.objects.all()}
