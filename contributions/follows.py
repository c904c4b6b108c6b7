"""Following a proposition."""

from collections.abc import Collection

from comptes.follows import Followable, Subject
from contributions.models import Proposition

PROPOSITION_KIND = "proposition"


def resolve(ids: Collection[int]) -> dict[int, Subject]:
    rows = Proposition.objects.published().filter(pk__in=ids).only("title", "slug")
    return {row.pk: Subject(row.title, row.get_absolute_url()) for row in rows}


PROPOSITION = Followable(
    PROPOSITION_KIND, "la proposition", "Une proposition qui n’est plus en ligne", resolve
)
