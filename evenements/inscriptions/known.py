"""What is known of who is signed in, so that they retype nothing to come to an event."""

from comptes.models import User
from contributions.propositions.models import Proposition
from evenements.inscriptions.models import Inscription


def known_of(user: User) -> dict[str, str]:
    """The name, the address and the profile of their last registration, else of their account and last proposition.

    Three queries at most.
    """
    last = Inscription.objects.of_address(user.email).exclude(name="").order_by("-created_at").first()
    profil = last.profil_id if last else None
    if not profil:
        own = Proposition.objects.filter(auteur=user).order_by("-created_at")
        profil = own.values_list("profil", flat=True).first()
    return {"name": last.name if last else user.public_name, "email": user.email, "profil": profil or ""}
