"""Following an event."""

from collections.abc import Collection

from comptes.follows import Followable, Subject
from editorial.visibility import public
from evenements.models import EvenementPage

EVENEMENT_KIND = "evenement"


def resolve(ids: Collection[int]) -> dict[int, Subject]:
    pages = public(EvenementPage.objects.filter(pk__in=ids)).defer_streamfields()
    return {page.pk: Subject(page.title, page.url) for page in pages if page.url}


EVENEMENT = Followable(EVENEMENT_KIND, "la rencontre", "Une rencontre qui n’est plus en ligne", resolve)
