"""Following an axis: its row is what people follow, its page is where they read about it."""

from collections.abc import Collection

from axes.models import AxePage
from comptes.follows import Followable, Subject
from editorial.visibility import public
from vocabulaires.follows import AXE_KIND


def resolve(ids: Collection[int]) -> dict[int, Subject]:
    pages = public(AxePage.objects.filter(axe__in=ids)).select_related("axe").defer_streamfields()
    return {page.axe_id: Subject(str(page.axe), page.url) for page in pages if page.url}


AXE = Followable(AXE_KIND, "l’axe", "Un axe qui n’est plus en ligne", resolve)
