"""What this application and those below it keep of a person: the account and the mails."""

from wagtail.models import ModelLogEntry

from comptes import own_sessions
from comptes.models import User
from comptes.personal_data import Holding, TextsChoice
from courriels.models import Courriel

ERASED = "Compte effacé"


def export_account(user: User) -> dict:
    return {
        "adresse": user.email,
        "nom affiché": user.public_name,
        "quand nous lui écrivons": user.get_notifications_display(),
        "compte créé le": user.date_joined.isoformat(),
        "dernière connexion": user.last_login.isoformat() if user.last_login else None,
    }


def erase_account(user: User, texts: TextsChoice) -> None:
    """What names the account elsewhere: its sessions, and the team's log. It goes last, with the erasure."""
    own_sessions.end(user)
    ModelLogEntry.objects.for_instance(user).update(label=ERASED, data={})


def export_mails(user: User) -> list[dict]:
    return [
        {
            "date": mail.created_at.isoformat(),
            "objet": mail.subject,
            "texte": mail.body,
            "état": mail.state_label,
        }
        for mail in Courriel.objects.filter(recipient=user.email)
    ]


def erase_mails(user: User, texts: TextsChoice) -> None:
    Courriel.objects.filter(recipient=user.email).delete()


ACCOUNT = Holding("compte", export_account, erase_account)
MAILS = Holding("courriels", export_mails, erase_mails)
