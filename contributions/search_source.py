"""Published propositions, as the search finds them."""

from contributions.life import SEARCH_KIND
from contributions.models import Proposition
from search.registry import Content
from search.sources import QuerySetSource


def content(proposition: Proposition) -> Content:
    return Content(
        object_id=proposition.pk,
        title=proposition.title,
        text=proposition.text,
        url=proposition.get_absolute_url(),
        date=proposition.published_at,
    )


SOURCE = QuerySetSource(
    SEARCH_KIND,
    "Proposition",
    "Propositions",
    queryset=lambda: Proposition.objects.published(),
    content=content,
)
