"""The published partners, as pages show them; read again when the team changes one."""

from page_cache import remember_edited
from partenaires.models import Partenaire


@remember_edited
def partner_names() -> tuple[Partenaire, ...]:
    """With what a link needs, in the team's order; one query, and nobody modifies them."""
    return tuple(Partenaire.objects.live().only("name", "slug"))


@remember_edited
def partner_cards() -> tuple[Partenaire, ...]:
    """With all that a card shows, in the team's order; two queries at most, and nobody modifies them."""
    return tuple(Partenaire.objects.live().with_logo())
