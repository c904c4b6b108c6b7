"""What the applications above show of a partner on its page."""

from editorial.sections import SectionRegistry

# Of partners, whose models read it: they are not named here.
partner_sections = SectionRegistry()
