"""The published partners, as a filter shows them."""

from page_cache import remember_edited
from partenaires.models import Partenaire
from vocabulaires.choices import Choice


@remember_edited
def partner_choices() -> list[Choice]:
    """By name, whatever place the team gives them elsewhere; one query, and nobody modifies them."""
    rows = Partenaire.objects.live().order_by().values_list("pk", "slug", "name")
    choices = [Choice(pk, 0, slug, name) for pk, slug, name in rows]
    return sorted(choices, key=lambda choice: choice.order)
