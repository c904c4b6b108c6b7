"""Subscribing to the newsletter."""

from comptes.participant_forms import AddressField, ServerCheckedForm
from protection.honeypot import HoneypotFormMixin


class SubscriptionForm(HoneypotFormMixin, ServerCheckedForm):
    email = AddressField(
        help_text="Elle ne sert qu’à vous envoyer la lettre. Format attendu : nom@exemple.fr",
    )
    email.error_messages["required"] = "Votre adresse manque : nous en avons besoin pour vous écrire."
