"""What the editors say means the same as a theme, for the search."""

from page_cache import remember_edited
from vocabulaires.models import Theme


@remember_edited
def theme_synonyms() -> list[list[str]]:
    """For each theme that has synonyms, its name and them; one query."""
    return [[theme.name, *theme.synonym_list] for theme in Theme.objects.exclude(synonyms="")]
