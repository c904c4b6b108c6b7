"""Published propositions, as the search finds them."""

from contributions.decisions.life import SEARCH_KIND, content_of
from contributions.propositions.models import Proposition
from search.sources import QuerySetSource

SOURCE = QuerySetSource(
    SEARCH_KIND,
    "Proposition",
    "Propositions",
    queryset=lambda: Proposition.objects.published(),
    content=content_of,
)
