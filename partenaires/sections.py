"""What the applications above show of a partner on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editorial.sections import SectionRegistry

if TYPE_CHECKING:
    from partenaires.models import Partenaire

partner_sections: SectionRegistry[Partenaire] = SectionRegistry()
