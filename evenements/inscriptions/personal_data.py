"""What registrations keep of a person, by the address they gave."""

from comptes.models import User
from comptes.personal_data import Holding, TextsChoice
from evenements.inscriptions import operations
from evenements.inscriptions.models import Inscription


def export_registrations(user: User) -> list[dict]:
    rows = Inscription.objects.of_address(user.email).select_related("evenement", "profil")
    return [
        {
            "rencontre": row.evenement.title,
            "date": row.evenement.local_start.isoformat(),
            "état": row.get_state_display(),
            "présence": row.get_attendance_display(),
            "nom": row.name,
            "profil": str(row.profil or ""),
            "besoins pour l’accueil": row.needs,
            "demandée le": row.created_at.isoformat(),
            "confirmée le": row.confirmed_at.isoformat() if row.confirmed_at else None,
            "venu": row.came,
        }
        for row in rows
    ]


def erase_registrations(user: User, texts: TextsChoice) -> None:
    operations.forget_address(user.email)


REGISTRATIONS = Holding("inscriptions", export_registrations, erase_registrations)
