"""What the site keeps of what someone follows: shown to them, and forgotten with them."""

from django.urls import reverse

from comptes.follows.registry import followable, kinds, subjects_of
from comptes.models import Suivi, User
from comptes.personal_data import Holding, TextsChoice
from editorial.sections import Section

SECTION_SIZE = 5


class Followed:
    """One thing someone follows, as they see it in a list."""

    def __init__(self, suivi: Suivi, subject) -> None:
        known = followable(suivi.kind) if suivi.kind in kinds() else None
        self.suivi = suivi
        self.label = known.label if known else "le sujet"
        self.title = subject.title if subject else known.gone if known else "Un sujet qui n’existe plus"
        self.url = subject.url if subject else ""
        self.stop_url = reverse("comptes:unfollow", args=[suivi.kind, suivi.target])


def followed(suivis: list[Suivi]) -> list[Followed]:
    """What some follows lead to: one query for each kind."""
    subjects = subjects_of(suivis)
    return [Followed(suivi, subjects.get((suivi.kind, suivi.target))) for suivi in suivis]


def suivis_of(user: User):
    return user.suivis.order_by("-created_at", "-pk")


def follows_section(user: User) -> Section | None:
    """The latest things someone follows: a query for their number, one for them, one for each kind."""
    total = user.suivis.count()
    if not total:
        return None
    return Section(
        name="suivis",
        title="Mes suivis",
        template="comptes/follows/_list.html",
        items=followed(list(suivis_of(user)[:SECTION_SIZE])),
        total=total,
        url=reverse("comptes:follows"),
        label="Tous mes suivis",
    )


def export_follows(user: User) -> list[dict]:
    return [
        {
            "suivi": item.title,
            "adresse": item.url or None,
            "depuis le": item.suivi.created_at.isoformat(),
        }
        for item in followed(list(suivis_of(user)))
    ]


def erase_follows(user: User, texts: TextsChoice) -> None:
    user.suivis.all().delete()


FOLLOWS = Holding("suivis", export_follows, erase_follows)
