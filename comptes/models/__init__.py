from comptes.models.accounts import User, UserManager, UserQuerySet, normalize_email
from comptes.models.follows import Destinataire, Nouvelle, Suivi

__all__ = [
    "Destinataire",
    "Nouvelle",
    "Suivi",
    "User",
    "UserManager",
    "UserQuerySet",
    "normalize_email",
]
