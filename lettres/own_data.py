"""What the newsletter keeps of a person: that they asked for it."""

from comptes.models import User
from comptes.personal_data import Holding, TextsChoice
from lettres.models import Abonnement


def export(user: User) -> list[dict]:
    return [
        {
            "demandée le": row.created_at.isoformat(),
            "confirmée le": row.confirmed_at.isoformat() if row.confirmed_at else None,
        }
        for row in Abonnement.objects.filter(email=user.email)
    ]


def erase(user: User, texts: TextsChoice) -> None:
    Abonnement.objects.filter(email=user.email).delete()


LETTRE = Holding("lettre d’information", export, erase)
