from comptes.models.accounts import User, UserManager, UserQuerySet
from comptes.models.follows import Destinataire, Nouvelle, Suivi

__all__ = [
    "Destinataire",
    "Nouvelle",
    "Suivi",
    "User",
    "UserManager",
    "UserQuerySet",
]
