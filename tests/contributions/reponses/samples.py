"""How tests write an official answer."""

from collections.abc import Iterable

from contributions.propositions.models import Proposition

WRITE = "/admin/reponses/rediger/"


def typed(rows: Iterable[Proposition] = (), **changes) -> dict:
    return {
        "status": "en-partie",
        "text": "Nous retenons le principe.\n\nUn essai aura lieu.",
        "organisme": "Direction du numérique",
        "date": "2020-11-05",
        "references": "",
        "proposition": [row.pk for row in rows],
        "etape": "publier",
        **changes,
    }
