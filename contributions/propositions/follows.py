"""Following a proposition."""

from collections.abc import Collection

from comptes.follows import Followable, Subject
from contributions.propositions.models import Proposition

PROPOSITION_KIND = "proposition"


def resolve(ids: Collection[int]) -> dict[int, Subject]:
    """What has joined another is followed there."""
    fields = ("title", "slug", "state", "merged_into__title", "merged_into__slug", "merged_into__state")
    rows = Proposition.objects.filter(pk__in=ids).select_related("merged_into").only(*fields)
    kept = {row.pk: row.merged_into or row for row in rows}
    return {pk: Subject(row.title, row.get_absolute_url()) for pk, row in kept.items() if row.is_published}


def joined_to(pk: int) -> list[int]:
    """What has joined a proposition; its followers hear of it."""
    return list(Proposition.objects.filter(merged_into=pk).values_list("pk", flat=True))


PROPOSITION = Followable(
    PROPOSITION_KIND,
    "la proposition",
    "Une proposition qui n’est plus en ligne",
    resolve,
    aliases=joined_to,
)
